package dateline.reader.search;

import dateline.platform.text.Snippet;

/**
 * A contributor whose name matches.
 *
 * @param path the path of their page
 * @param what their title and agency; may be empty
 */
public record FoundPerson(String path, Snippet name, String what) {}
