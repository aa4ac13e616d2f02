package dateline.newsroom.people;

import dateline.contributor.Contributor;
import dateline.contributor.ContributorContent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contributor's profile as its form submits it.
 *
 * @param portrait   the key of the portrait photo
 * @param noPortrait whether to remove the portrait
 * @param version    the version the editor saw
 */
record ContributorForm(
        @Nullable String name,
        @Nullable String title,
        @Nullable String agency,
        @Nullable String about,
        @Nullable String slug,
        @Nullable String portrait,
        @Nullable Boolean noPortrait,
        @Nullable Long version) {

    static ContributorForm of(Contributor person, @Nullable String portrait) {
        return new ContributorForm(
                person.name(),
                person.title(),
                person.agency(),
                person.about(),
                person.slug(),
                portrait,
                null,
                person.version());
    }

    ContributorForm showing(String photo) {
        return new ContributorForm(name, title, agency, about, slug, photo, null, version);
    }

    /** Returns the parts that two editors may both have changed. */
    Map<String, @Nullable Object> parts() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("name", name);
        parts.put("title", title);
        parts.put("agency", agency);
        parts.put("about", about);
        parts.put("slug", slug);
        parts.put("portrait", wantsPortrait() ? portrait : null);
        return parts;
    }

    /** Returns a copy with other parts, based on the current version. */
    ContributorForm with(Map<String, @Nullable Object> parts, long current) {
        return new ContributorForm(
                (String) parts.get("name"),
                (String) parts.get("title"),
                (String) parts.get("agency"),
                (String) parts.get("about"),
                (String) parts.get("slug"),
                (String) parts.get("portrait"),
                parts.get("portrait") == null ? noPortrait : null,
                current);
    }

    /** Whether the profile is to have a portrait. */
    public boolean wantsPortrait() {
        return portrait != null && !portrait.isBlank() && !Boolean.TRUE.equals(noPortrait);
    }

    ContributorContent content(@Nullable Long portraitId) {
        return new ContributorContent(name, slug, title, agency, about, portraitId);
    }
}
