package dateline.syndication.feed;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What JSON Feed 1.1 asks for. */
public final class JsonFeedRules {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OF_FEED = Set.of(
            "version",
            "title",
            "home_page_url",
            "feed_url",
            "description",
            "user_comment",
            "next_url",
            "icon",
            "favicon",
            "authors",
            "language",
            "expired",
            "hubs",
            "items");
    private static final Set<String> OF_ITEM = Set.of(
            "id",
            "url",
            "external_url",
            "title",
            "content_html",
            "content_text",
            "summary",
            "image",
            "banner_image",
            "date_published",
            "date_modified",
            "authors",
            "tags",
            "language",
            "attachments");

    private JsonFeedRules() {}

    public static List<String> breaches(String json, String address) {
        JsonNode feed = JSON.readTree(json);
        List<String> found = new ArrayList<>();
        check(found, feed.path("version").asString("").equals("https://jsonfeed.org/version/1.1"), "version");
        check(found, !feed.path("title").asString("").isBlank(), "title");
        boolean archive = feed.path("_dateline").path("archive").asBoolean(false) || address.endsWith("/complete.json");
        check(found, feed.path("feed_url").asString("").equals(address) != archive, "feed_url is the feed's address");
        check(
                found,
                !List.of(address, feed.path("feed_url").asString(""))
                        .contains(feed.path("next_url").asString("none")),
                "next_url");
        feed.path("hubs")
                .forEach(hub -> check(found, hub.path("type").asString("").equals("WebSub"), "hubs"));
        check(found, !FeedRules.relative(feed.path("home_page_url").asString("")), "home_page_url");
        check(found, feed.path("items").isArray(), "items");
        check(found, !feed.has("expired") || feed.path("expired").asBoolean(), "expired");
        names(found, feed, OF_FEED);
        FeedRules.twice(feed.path("items")
                        .valueStream()
                        .map(item -> item.path("id").asString("")))
                .forEach(id -> found.add("id twice: " + id));
        feed.path("items").forEach(item -> item(found, item));
        return found;
    }

    private static void item(List<String> found, JsonNode item) {
        String id = item.path("id").asString("");
        check(found, item.path("id").isString() && FeedRules.TAG.matcher(id).matches(), "id " + id);
        check(found, !item.path("content_html").asString("").isBlank(), "content of " + id);
        check(found, !FeedRules.relative(item.path("url").asString("")), "url of " + id);
        FeedRules.unsafe(item.path("content_html").asString(""))
                .forEach(part -> found.add("unsafe in " + id + ": " + part));
        Stream.of("date_published", "date_modified")
                .filter(item::has)
                .forEach(name -> OffsetDateTime.parse(item.path(name).asString("")));
        item.path("authors")
                .forEach(
                        author -> check(found, !author.path("name").asString("").isBlank(), "author of " + id));
        item.path("attachments")
                .forEach(it -> check(
                        found,
                        !FeedRules.relative(it.path("url").asString(""))
                                && it.has("mime_type")
                                && it.path("size_in_bytes").asLong() > 0,
                        "attachment of " + id));
        names(found, item, OF_ITEM);
    }

    /** Every name is the format's, or an extension's: an underscore, a letter, no dot. */
    private static void names(List<String> found, JsonNode of, Set<String> known) {
        of.propertyNames().stream()
                .filter(name -> !known.contains(name) && !name.matches("_[a-zA-Z][^.]*"))
                .forEach(name -> found.add("name " + name));
    }

    private static void check(List<String> found, boolean holds, String rule) {
        if (!holds) {
            found.add(rule);
        }
    }
}
