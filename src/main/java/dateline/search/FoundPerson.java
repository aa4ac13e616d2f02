package dateline.search;

import dateline.site.Snippet;

/**
 * A person who was found by name.
 *
 * @param path their page
 * @param what what they are and whom they work for; empty when nobody says
 */
public record FoundPerson(String path, Snippet name, String what) {}
