package dateline.newsroom.people;

import dateline.newsroom.form.FormMerge;
import dateline.newsroom.form.FormMerge.FormCopies;
import dateline.newsroom.form.Merge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges the submitted version of a contributor's profile with the saved one, and describes their differences. */
@Component
class ContributorMerges {

    private final FormCopies copies;

    ContributorMerges(FormCopies copies) {
        this.copies = copies;
    }

    /**
     * The result of a merge.
     *
     * @param merge the differences
     * @param form  the submitted form plus what a colleague changed elsewhere, based on the current version
     * @param base  the saved version as JSON, to be sent back with that form as the next base
     */
    record Merged(Merge merge, ContributorForm form, String base) {}

    /**
     * @param standing the form of the saved version
     * @param current  the saved version's number
     * @param base     the form that the editor started from, as JSON; null when it was not sent back
     */
    Merged of(ContributorForm standing, long current, ContributorForm yours, @Nullable String base) {
        List<Merge.Difference> found = new ArrayList<>();
        Map<String, @Nullable Object> theirs = standing.parts();
        yours.parts()
                .forEach((part, own) ->
                        Merge.compare(found, "newsroom.field." + part, (String) theirs.get(part), (String) own));
        FormMerge made = FormMerge.of(
                copies.whole(base, ContributorForm.class)
                        .map(ContributorForm::parts)
                        .orElse(null),
                theirs,
                yours.parts());
        Merge merge = new Merge(null, null, found).settled(made, Map.of(), copies::of);
        return new Merged(merge, yours.with(made.merged(), current), copies.whole(standing));
    }

    /** Returns the submitted form with the saved version of the parts for which the editor chose "theirs". */
    ContributorForm chosen(ContributorForm standing, ContributorForm form, Predicate<String> theirs) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>(form.parts());
        standing.parts().forEach((part, saved) -> {
            if (theirs.test(part)) {
                parts.put(part, saved);
            }
        });
        return form.with(parts, form.version() == null ? -1 : form.version());
    }
}
