package dateline.story.section;

import java.util.List;

/**
 * Tag of public stories.
 *
 * @param slug  last part of the tag's address; tags that differ only in case, accents or punctuation share one
 * @param name  the most frequent spelling
 * @param forms all spellings
 */
public record Tag(String slug, String name, List<String> forms) {}
