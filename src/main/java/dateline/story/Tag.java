package dateline.story;

import java.util.List;

/**
 * A tag that public stories bear.
 *
 * @param slug  its address; tags that differ only in case or accents share one
 * @param name  as most stories write it
 * @param forms every way it is written
 */
public record Tag(String slug, String name, List<String> forms) {}
