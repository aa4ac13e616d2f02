package dateline.newsroom.photos;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.newsroom.StaffNames;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.form.FormMerge;
import dateline.newsroom.form.FormMerge.FormCopies;
import dateline.newsroom.form.PhotoCard;
import dateline.newsroom.language.EditorWords;
import dateline.photo.Photo;
import dateline.photo.Photos;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.settings.Site;
import dateline.publishing.view.TimeView;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows a photo with its texts and all its uses, and saves its texts. */
@Screen
@RequestMapping("/newsroom/photos/{key}")
class PhotoController {

    private final PhotoEdits edits;
    private final PhotoUses uses;
    private final Photos photos;
    private final StaffNames names;
    private final FormCopies copies;
    private final EditorWords words;
    private final Site site;

    PhotoController(
            PhotoEdits edits,
            PhotoUses uses,
            Photos photos,
            StaffNames names,
            FormCopies copies,
            EditorWords words,
            Site site) {
        this.edits = edits;
        this.uses = uses;
        this.photos = photos;
        this.names = names;
        this.copies = copies;
        this.words = words;
        this.site = site;
    }

    @GetMapping
    ModelAndView show(@PathVariable String key, @AuthenticationPrincipal SignedIn by) {
        Photo photo = photo(key);
        return page(photo, PhotoForm.of(photo), FieldErrors.NONE, null, HttpStatus.OK, by)
                .addObject("base", copies.whole(PhotoForm.of(photo)));
    }

    @Requires(AccountRole.EDITOR)
    @PostMapping
    ModelAndView update(
            @PathVariable String key,
            @ModelAttribute PhotoForm form,
            @RequestParam @Nullable String base,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            FlashNotice.say(redirect, "told.photo", edits.save(key, form, by.staffer()));
            FlashNotice.saved(redirect, "photo/" + key);
            return new ModelAndView("redirect:/newsroom/photos/" + key);
        } catch (InvalidInput invalidInput) {
            return page(
                            photo(key),
                            form,
                            FieldErrors.of(invalidInput, name -> name, words.now()),
                            null,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            by)
                    .addObject("base", base);
        } catch (StaleVersion staleVersion) {
            Photo photo = photo(key);
            PhotoForm standing = PhotoForm.of(photo);
            // Parts that only a colleague changed are taken over into the form; parts that both changed are shown above
            // it.
            FormMerge made = FormMerge.of(
                    copies.whole(base, PhotoForm.class).map(PhotoForm::parts).orElse(null),
                    standing.parts(),
                    form.parts());
            return page(
                            photo,
                            form.with(made.merged(), photo.version()),
                            FieldErrors.NONE,
                            photo,
                            HttpStatus.CONFLICT,
                            by)
                    .addObject("base", copies.whole(standing));
        }
    }

    private Photo photo(String key) {
        // PostgreSQL rejects NUL in a parameter.
        return photos.findByKey(key.replace("\0", "")).orElseThrow(() -> new NotFound("photo", key));
    }

    /** @param theirs the photo as a colleague saved it meanwhile; null when no one did */
    private ModelAndView page(
            Photo photo, PhotoForm form, FieldErrors errors, @Nullable Photo theirs, HttpStatus status, SignedIn by) {
        ModelAndView page = new ModelAndView("newsroom/photo", status);
        page.addObject("photo", photo)
                .addObject("card", PhotoCard.of(photo))
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("theirs", theirs);
        page.addObject("mayFocus", by.publishes() || photo.filedBy() == by.accountId() && !photos.isPublic(photo.id()));
        page.addObject("uses", uses.of(photo, by.sees()))
                .addObject("filedBy", names.of(List.of(photo.filedBy())).getOrDefault(photo.filedBy(), ""));
        page.addObject(
                "leaves",
                uses.leaves(photo)
                        .map(at -> TimeView.of(at, ZoneId.of(site.timeZone()), words.now())
                                .full())
                        .orElse(null));
        return page.addObject("filed", TimeView.of(photo.filedAt(), ZoneId.of(site.timeZone()), words.now()));
    }
}
