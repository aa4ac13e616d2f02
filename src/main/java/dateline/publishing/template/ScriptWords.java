package dateline.publishing.template;

import dateline.platform.language.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The phrases that the page's script uses, as JSON in the page, in the language of the page. */
public final class ScriptWords {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> PHRASES = List.of(
            "page",
            "pause",
            "resume",
            "paused",
            "paused.retracted",
            "lost",
            "ended",
            "reload",
            "changed",
            "updated",
            "corrected",
            "copied",
            "lead",
            "since",
            "resumeAt",
            "seen",
            "dismiss",
            "times.own",
            "times.story",
            "times.zone",
            "noon",
            "midnight",
            "close",
            "next",
            "previous",
            "hours",
            "older");
    /** Phrases that contain a number, in the CLDR plural forms one and other. */
    private static final List<String> COUNTED = List.of("updates", "keyEvents", "retractions", "corrections");

    private ScriptWords() {}

    /** JSON, safe inside a script element. */
    public static String json(Words words) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "clock",
                words.isAp()
                        ? "ap"
                        : words.time(java.time.Instant.parse("2001-01-01T20:00:00Z"), java.time.ZoneOffset.UTC)
                                        .contains("20")
                                ? "24"
                                : "12");
        PHRASES.forEach(phrase -> all.put(phrase, words.say("script." + phrase)));
        COUNTED.forEach(phrase -> all.put(
                phrase, List.of(words.say("script." + phrase + ".one"), words.say("script." + phrase + ".other"))));
        return JSON.writeValueAsString(all).replace("<", "\\u003c");
    }
}
