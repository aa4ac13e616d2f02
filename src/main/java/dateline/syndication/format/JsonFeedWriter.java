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
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("version", "https://jsonfeed.org/version/1.1");
        object.put("title", head.title());
        object.put("home_page_url", head.page());
        object.put("feed_url", head.current(format()));
        object.put("description", head.description());
        put(object, "next_url", feed.older(format()));
        put(object, "icon", head.image());
        object.put("favicon", head.icon());
        object.put("authors", List.of(person(head.publisher())));
        object.put("language", head.language());
        put(object, "expired", feed.ended() ? true : null);
        put(
                object,
                "hubs",
                head.hubs().isEmpty()
                        ? null
                        : head.hubs().stream().map(JsonFeedWriter::hub).toList());
        object.put("items", feed.items().stream().map(JsonFeedWriter::item).toList());
        object.put("_dateline", extension(feed));
        return json.writeValueAsString(object);
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
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", item.id());
        object.put("url", item.url());
        object.put("title", item.title());
        object.put("content_html", item.html());
        put(object, "summary", item.summary());
        put(
                object,
                "image",
                item.photos().isEmpty() ? null : item.photos().getFirst().url());
        object.put("date_published", FeedTimes.rfc3339(item.published()));
        put(object, "date_modified", item.revised() ? FeedTimes.rfc3339(item.updated()) : null);
        List<FeedPerson> people = Stream.concat(item.authors().stream(), item.contributors().stream())
                .distinct()
                .toList();
        put(
                object,
                "authors",
                people.isEmpty()
                        ? null
                        : people.stream().map(JsonFeedWriter::person).toList());
        put(object, "tags", item.categories().isEmpty() ? null : item.categories());
        object.put("language", item.language());
        put(
                object,
                "attachments",
                item.photos().isEmpty()
                        ? null
                        : item.photos().stream().map(JsonFeedWriter::attachment).toList());
        object.put("_dateline", extension(item));
        return object;
    }

    private static Map<String, Object> extension(FeedItem item) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("key_event", item.keyEvent());
        extension.put(
                "corrections",
                item.corrections().stream().map(JsonFeedWriter::correction).toList());
        put(extension, "story", item.story() == null ? null : story(item.story()));
        put(extension, "retracted", item.retraction() == null ? null : retraction(item.retraction()));
        return extension;
    }

    private static Map<String, Object> retraction(Retraction retraction) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("date", FeedTimes.rfc3339(retraction.at()));
        put(object, "reason", retraction.reason());
        return object;
    }

    private static Map<String, Object> correction(CorrectionView correction) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("date", FeedTimes.rfc3339(correction.time().instant()));
        object.put("text", correction.text());
        return object;
    }

    private static Map<String, Object> story(FeedItem.StoryLink story) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("title", story.title());
        object.put("url", story.url());
        return object;
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

    private static void put(Map<String, Object> object, String name, @Nullable Object value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
