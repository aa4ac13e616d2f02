package dateline.contributor;

import org.jspecify.annotations.Nullable;

/**
 * Complete content of a contributor, as an editor or a program sends it.
 *
 * @param name       unique name, as printed in credits
 * @param slug       last part of the page's address; kept when null
 * @param title      job title, such as "harbour writer"
 * @param agency     employer
 * @param about      text of the contributor's page
 * @param portraitId id of a photo
 */
public record ContributorContent(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String agency,
        @Nullable String about,
        @Nullable Long portraitId) {}
