package dateline.contributor;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a person, all of it.
 *
 * @param name       as it is printed; nobody else's
 * @param slug       the last part of their address; kept when null
 * @param title      what they are: "harbour writer"
 * @param agency     whom they work for
 * @param about      the text of their page
 * @param portraitId the id of a photo
 */
public record ContributorContent(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String agency,
        @Nullable String about,
        @Nullable Long portraitId) {}
