package dateline.newsroom.people;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.contributor.Contributor;
import dateline.contributor.Contributors;
import dateline.contributor.ProfileService;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Merges contributors who are the same person, after a page that shows what the merge changes. */
@Screen
@Requires(AccountRole.EDITOR)
@RequestMapping("/newsroom/contributor-merge")
class MergeController {

    private static final int MOST = 50;

    private final ProfileService profileService;
    private final Contributors contributors;
    private final ContributorRows rows;

    MergeController(ProfileService profileService, Contributors contributors, ContributorRows rows) {
        this.profileService = profileService;
        this.contributors = contributors;
        this.rows = rows;
    }

    @GetMapping
    ModelAndView show(@ModelAttribute MergeForm form) {
        return page(form, null, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(@ModelAttribute MergeForm form, RedirectAttributes redirect) {
        Map<String, Long> seen = form.versions();
        String stay = form.stay();
        if (stay == null || !seen.containsKey(stay) || seen.size() < 2) {
            return page(form, "joining.who", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<Contributor> people = contributors.findBySlugIn(seen.keySet());
        if (people.size() < seen.size()) {
            return page(form, "joining.changed", HttpStatus.CONFLICT);
        }
        Map<Long, Long> going = people.stream()
                .collect(Collectors.toMap(Contributor::id, person -> Objects.requireNonNull(seen.get(person.slug()))));
        Long staying = people.stream()
                .filter(person -> person.slug().equals(stay))
                .map(Contributor::id)
                .findFirst()
                .orElseThrow();
        long version = Objects.requireNonNull(going.remove(staying));
        try {
            Contributor one = profileService.merge(staying, version, going);
            FlashNotice.say(redirect, "told.merged", people.size(), one.name());
            return new ModelAndView("redirect:" + NewsroomPaths.contributor(one.slug()));
        } catch (StaleVersion | NotFound changed) {
            return page(form, "joining.changed", HttpStatus.CONFLICT);
        } catch (InvalidInput invalidInput) {
            return page(form, "joining.who", HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView page(MergeForm form, @Nullable String wrong, HttpStatus status) {
        Set<String> who = new LinkedHashSet<>(form.who());
        who.addAll(form.versions().keySet());
        String add = form.add() == null ? "" : form.add().strip().replace("\0", "");
        Contributor more = add.isEmpty() ? null : contributors.named(add).orElse(null);
        if (more != null) {
            who.add(more.slug());
        }
        // PostgreSQL rejects NUL in a parameter.
        List<String> slugs =
                who.stream().limit(MOST).map(slug -> slug.replace("\0", "")).toList();
        List<ContributorRow> people = rows.of(
                contributors.findBySlugIn(slugs).stream().map(Contributor::id).toList());
        String stay = form.stay() != null
                        && people.stream().anyMatch(person -> person.slug().equals(form.stay()))
                ? form.stay()
                : people.stream()
                        .max(java.util.Comparator.comparingLong(ContributorRow::entries))
                        .map(ContributorRow::slug)
                        .orElse(null);
        ModelAndView page = new ModelAndView("newsroom/contributor-merge", status);
        return page.addObject("people", people)
                .addObject("stay", stay)
                .addObject("wrong", wrong)
                .addObject("unknown", more == null ? add : "");
    }
}
