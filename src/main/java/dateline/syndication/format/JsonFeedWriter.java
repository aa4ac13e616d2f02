package dateline.syndication.format;

import dateline.publishing.view.CorrectionView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON Feed 1.1. What the format has no field for is in the extension {@code _dateline}. */
@Component
public class JsonFeedWriter implements FeedWriter {

    private final JsonMapper json;

    public JsonFeedWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public FeedFormat format() {
        return FeedFormat.JSON;
    }

    @Override
    public String write(Feed feed) {
        FeedHead head = feed.head();
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("version", "https://jsonfeed.org/version/1.1");
        whole.put("title", head.title());
        whole.put("home_page_url", head.page());
        whole.put("feed_url", head.current(format()));
        whole.put("description", head.description());
        put(whole, "next_url", feed.older(format()));
        put(whole, "icon", head.image());
        whole.put("favicon", head.icon());
        whole.put("authors", List.of(person(head.publisher())));
        whole.put("language", head.language());
        put(whole, "expired", feed.ended() ? true : null);
        put(
                whole,
                "hubs",
                head.hubs().isEmpty()
                        ? null
                        : head.hubs().stream().map(JsonFeedWriter::hub).toList());
        whole.put("items", feed.items().stream().map(JsonFeedWriter::item).toList());
        whole.put("_dateline", extension(feed));
        return json.writeValueAsString(whole);
    }

    private static Map<String, Object> extension(Feed feed) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put(
                "retracted", feed.retractions().stream().map(Retraction::id).toList());
        if (feed.paging().part() != Paging.Part.NEWEST) {
            extension.put(feed.paging().isArchive() ? "archive" : "complete", true);
        }
        return extension;
    }

    private static Map<String, Object> hub(String address) {
        Map<String, Object> hub = new LinkedHashMap<>();
        hub.put("type", "WebSub");
        hub.put("url", address);
        return hub;
    }

    private static Map<String, Object> item(FeedItem item) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("id", item.id());
        whole.put("url", item.url());
        whole.put("title", item.title());
        whole.put("content_html", item.html());
        put(whole, "summary", item.summary());
        put(
                whole,
                "image",
                item.photos().isEmpty() ? null : item.photos().getFirst().url());
        whole.put("date_published", FeedTimes.rfc3339(item.published()));
        put(whole, "date_modified", item.revised() ? FeedTimes.rfc3339(item.updated()) : null);
        List<FeedPerson> people = Stream.concat(item.authors().stream(), item.contributors().stream())
                .distinct()
                .toList();
        put(
                whole,
                "authors",
                people.isEmpty()
                        ? null
                        : people.stream().map(JsonFeedWriter::person).toList());
        put(whole, "tags", item.categories().isEmpty() ? null : item.categories());
        whole.put("language", item.language());
        put(
                whole,
                "attachments",
                item.photos().isEmpty()
                        ? null
                        : item.photos().stream().map(JsonFeedWriter::attachment).toList());
        whole.put("_dateline", extension(item));
        return whole;
    }

    private static Map<String, Object> extension(FeedItem item) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("key_event", item.keyEvent());
        extension.put(
                "corrections",
                item.corrections().stream().map(JsonFeedWriter::correction).toList());
        put(extension, "story", item.story() == null ? null : story(item.story()));
        put(extension, "retracted", item.gone() == null ? null : retraction(item.gone()));
        return extension;
    }

    private static Map<String, Object> retraction(Retraction retraction) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("date", FeedTimes.rfc3339(retraction.at()));
        put(whole, "reason", retraction.word());
        return whole;
    }

    private static Map<String, Object> correction(CorrectionView correction) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("date", FeedTimes.rfc3339(correction.time().instant()));
        whole.put("text", correction.text());
        return whole;
    }

    private static Map<String, Object> story(FeedItem.Whole story) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("title", story.title());
        whole.put("url", story.url());
        return whole;
    }

    private static Map<String, Object> attachment(FeedPhoto photo) {
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("url", photo.url());
        attachment.put("mime_type", FeedPhoto.TYPE);
        put(attachment, "title", photo.figure().caption());
        put(attachment, "size_in_bytes", photo.bytes());
        Map<String, Object> extension = new LinkedHashMap<>();
        put(extension, "description", photo.description());
        put(extension, "credit", photo.figure().credit());
        put(extension, "copyright", photo.figure().copyrightNotice());
        extension.put("width", photo.figure().width());
        extension.put("height", photo.figure().height());
        attachment.put("_dateline", extension);
        return attachment;
    }

    private static Map<String, Object> person(FeedPerson person) {
        Map<String, Object> author = new LinkedHashMap<>();
        author.put("name", person.name());
        put(author, "url", person.url());
        return author;
    }

    private static void put(Map<String, Object> whole, String name, @Nullable Object value) {
        if (value != null) {
            whole.put(name, value);
        }
    }
}
