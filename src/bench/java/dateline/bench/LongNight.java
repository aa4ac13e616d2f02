package dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's updates told once more, as one story that fills its page. */
final class LongNight {

    static final int UPDATES = 50;
    private static final Path DEMO = Path.of("src/main/resources/demo");
    private static final Duration APART = Duration.ofMinutes(7);

    private final Newsroom newsroom;
    private final List<JsonNode> updates = new ArrayList<>();

    LongNight(Newsroom newsroom) {
        this.newsroom = newsroom;
        for (JsonNode story :
                JsonMapper.shared().readTree(DEMO.resolve("stories.json")).path("stories")) {
            story.path("entries").forEach(updates::add);
        }
    }

    /** The fields of the n-th update in words alone, published now. Every eighth is a key event. */
    Map<String, Object> update(int nth) {
        JsonNode update = updates.get(nth % updates.size());
        return Map.of(
                "headline",
                update.path("headline").asString(""),
                "body",
                update.path("body").asString(""),
                "keyEvent",
                nth % 8 == 0,
                "credits",
                List.of(Map.of("role", "author", "people", List.of("Marit Oduya"), "agency", "Ledger")));
    }

    /** The slug of the story in words alone. */
    String told() throws IOException {
        return told("A long night on the coast", List.of());
    }

    /** The slug of the story with a photo in every second update. */
    String pictured() throws IOException {
        List<String> photos = new ArrayList<>();
        try (Stream<Path> files = Files.list(DEMO.resolve("photos"))) {
            for (Path file : files.sorted().toList()) {
                photos.add(newsroom.photo(file));
            }
        }
        return told("A long night on the coast in pictures", photos);
    }

    private String told(String headline, List<String> photos) throws IOException {
        String slug = newsroom.open(headline);
        Instant now = Instant.now();
        for (int i = 0; i < UPDATES; i++) {
            Map<String, Object> entry = new HashMap<>(update(i));
            entry.put("publishedAt", now.minus(APART.multipliedBy(UPDATES - i)).toString());
            if (!photos.isEmpty() && i % 2 == 1) {
                entry.put(
                        "figures",
                        List.of(Map.of(
                                "photo",
                                photos.get(i / 2 % photos.size()),
                                "caption",
                                "The outer mole at first light, from the fish market.",
                                "alt",
                                "Waves break over a stone mole")));
            }
            newsroom.post(slug, entry);
        }
        return slug;
    }
}
