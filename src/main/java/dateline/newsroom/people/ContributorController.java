package dateline.newsroom.people;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.contributor.Contributor;
import dateline.contributor.Contributors;
import dateline.contributor.FormerNames;
import dateline.contributor.ProfileService;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.form.FormMerge.FormCopies;
import dateline.newsroom.form.Uploads;
import dateline.newsroom.language.EditorWords;
import dateline.photo.Photo;
import dateline.photo.Photos;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.settings.Urls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows and saves a contributor's profile. */
@Screen
@Requires(AccountRole.EDITOR)
@RequestMapping("/newsroom/contributors/{slug}")
class ContributorController {

    private final ProfileService profileService;
    private final Contributors contributors;
    private final FormerNames former;
    private final ContributorRows rows;
    private final ContributorMerges merges;
    private final FormCopies copies;
    private final Photos photos;
    private final Uploads uploads;
    private final Urls urls;
    private final EditorWords words;

    ContributorController(
            ProfileService profileService,
            Contributors contributors,
            FormerNames former,
            ContributorRows rows,
            ContributorMerges merges,
            FormCopies copies,
            Photos photos,
            Uploads uploads,
            Urls urls,
            EditorWords words) {
        this.profileService = profileService;
        this.contributors = contributors;
        this.former = former;
        this.rows = rows;
        this.merges = merges;
        this.copies = copies;
        this.photos = photos;
        this.uploads = uploads;
        this.urls = urls;
        this.words = words;
    }

    @GetMapping
    ModelAndView show(@PathVariable String slug) {
        Contributor person = person(slug);
        return page(person, standing(person), FieldErrors.NONE, HttpStatus.OK)
                .addObject("base", copies.whole(standing(person)));
    }

    private ContributorForm standing(Contributor person) {
        return ContributorForm.of(
                person,
                Optional.ofNullable(person.portraitId())
                        .flatMap(photos::findById)
                        .map(Photo::key)
                        .orElse(null));
    }

    /**
     * @param base   the form that the editor started from, as JSON
     * @param fields all parameters, including the choices between two versions by part: {@code choice.name=theirs}
     */
    @PostMapping
    ModelAndView update(
            @PathVariable String slug,
            @ModelAttribute ContributorForm typed,
            @RequestParam @Nullable String base,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable List<MultipartFile> files,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        Contributor person = person(slug);
        ContributorForm sent = fields.keySet().stream().noneMatch(name -> name.startsWith("choice."))
                ? typed
                : merges.chosen(standing(person), typed, part -> "theirs".equals(fields.get("choice." + part)));
        ContributorForm form = sent;
        try {
            form = uploads.figures(files, by).stream()
                    .findFirst()
                    .map(figure -> sent.showing(String.valueOf(figure.photo())))
                    .orElse(sent);
            Contributor saved = profileService.edit(
                    person.id(), form.version() == null ? -1 : form.version(), form.content(portrait(form)));
            FlashNotice.say(redirect, "told.contributor", saved.name());
            FlashNotice.saved(redirect, "contributor/" + person.slug());
            return new ModelAndView("redirect:" + NewsroomPaths.contributor(saved.slug()));
        } catch (InvalidInput invalidInput) {
            return page(
                            person,
                            form,
                            FieldErrors.of(invalidInput, name -> name, words.now()),
                            HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("base", base);
        } catch (StaleVersion staleVersion) {
            Contributor now = contributors.findById(person.id()).orElse(person);
            ContributorMerges.Merged merged = merges.of(standing(now), now.version(), form, base);
            return page(now, merged.form(), FieldErrors.NONE, HttpStatus.CONFLICT)
                    .addObject("merge", merged.merge())
                    .addObject("base", merged.base());
        }
    }

    private @Nullable Long portrait(ContributorForm form) {
        return form.wantsPortrait()
                ? photos.findByKey(String.valueOf(form.portrait()))
                        .orElseThrow(() -> new InvalidInput("files", "photo"))
                        .id()
                : null;
    }

    /** Finds a contributor by current or former slug, because a colleague may change the slug while a form is open. */
    private Contributor person(String slug) {
        // PostgreSQL rejects NUL in a parameter.
        String asked = slug.replace("\0", "");
        return contributors
                .findBySlug(asked)
                .or(() -> former.successor(asked).flatMap(contributors::findBySlug))
                .orElseThrow(() -> new NotFound("contributor", slug));
    }

    private ModelAndView page(Contributor person, ContributorForm form, FieldErrors errors, HttpStatus status) {
        ModelAndView page = new ModelAndView("newsroom/contributor", status);
        page.addObject("person", rows.of(List.of(person.id())).getFirst())
                .addObject("form", form)
                .addObject("errors", errors);
        page.addObject("alsoCalled", former.names(person.id()))
                .addObject("url", urls.contributor(person.slug()))
                .addObject("merge", null);
        return page;
    }
}
