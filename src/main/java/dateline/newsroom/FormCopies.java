package dateline.newsroom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes parts of a form as scripts fill them in: {@code {"fields": {…}, "rows": {…}}}, where null unticks a box. */
@Component
public class FormCopies {

    private final JsonMapper json;

    FormCopies(JsonMapper json) {
        this.json = json;
    }

    /** A whole form, to be sent back with it: what its editor started from. */
    public String whole(Object form) {
        return json.writeValueAsString(form);
    }

    /** The form that was sent back; empty where it is none any more. */
    public <T> Optional<T> whole(@Nullable String sent, Class<T> type) {
        try {
            return sent == null || sent.isBlank() ? Optional.empty() : Optional.ofNullable(json.readValue(sent, type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** One part of a form. */
    public String of(String part, @Nullable Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> rows = new LinkedHashMap<>();
        if (value instanceof List<?> list) {
            rows.put(part, list);
        } else if (value instanceof Record record) {
            // A time's fields stand for themselves; those of anything else are named after it.
            String start = part.equals("time") ? "" : part + ".";
            json.convertValue(record, Map.class).forEach((name, each) -> fields.put(start + name, each == null ? "" : each));
        } else if (value instanceof Boolean ticked) {
            fields.put(part, ticked ? "true" : null);
        } else {
            fields.put(part, value == null ? "" : value);
        }
        return json.writeValueAsString(Map.of("fields", fields, "rows", rows));
    }
}
