package dateline.syndication;

import dateline.page.CorrectionView;
import dateline.page.FigureView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.1; what it has no word for is under {@code _dateline}. */
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
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("version", "https://jsonfeed.org/version/1.1");
        whole.put("title", feed.title());
        whole.put("home_page_url", feed.page());
        whole.put("feed_url", feed.self(format()));
        whole.put("description", feed.description());
        whole.put("authors", List.of(person(feed.publisher())));
        whole.put("language", feed.language());
        put(whole, "expired", feed.ended() ? true : null);
        whole.put("items", feed.items().stream().map(JsonFeedWriter::item).toList());
        whole.put("_dateline", Map.of("retracted", feed.retractions().stream().map(Retraction::id).toList()));
        return json.writeValueAsString(whole);
    }

    private static Map<String, Object> item(FeedItem item) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("id", item.id());
        whole.put("url", item.url());
        whole.put("title", item.title());
        whole.put("content_html", item.html());
        put(whole, "summary", item.summary());
        put(whole, "image", item.figures().isEmpty() ? null : item.figures().getFirst().url());
        whole.put("date_published", Moments.rfc3339(item.published()));
        put(whole, "date_modified", item.revised() ? Moments.rfc3339(item.updated()) : null);
        List<FeedPerson> people = Stream.concat(item.authors().stream(), item.contributors().stream()).distinct().toList();
        put(whole, "authors", people.isEmpty() ? null : people.stream().map(JsonFeedWriter::person).toList());
        put(whole, "tags", item.categories().isEmpty() ? null : item.categories());
        whole.put("language", item.language());
        put(whole, "attachments", item.figures().isEmpty() ? null : item.figures().stream().map(JsonFeedWriter::attachment).toList());
        whole.put("_dateline", extension(item));
        return whole;
    }

    private static Map<String, Object> extension(FeedItem item) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("key_event", item.keyEvent());
        extension.put("corrections", item.corrections().stream().map(JsonFeedWriter::correction).toList());
        put(extension, "story", item.story() == null ? null : story(item.story()));
        return extension;
    }

    private static Map<String, Object> correction(CorrectionView correction) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("date", Moments.rfc3339(correction.time().instant()));
        whole.put("text", correction.text());
        return whole;
    }

    private static Map<String, Object> story(FeedItem.Whole story) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("title", story.title());
        whole.put("url", story.url());
        return whole;
    }

    private static Map<String, Object> attachment(FigureView figure) {
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("url", figure.url());
        attachment.put("mime_type", "image/jpeg");
        put(attachment, "title", figure.caption());
        put(attachment, "_dateline", figure.credit() == null ? null : Map.of("credit", figure.credit()));
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
