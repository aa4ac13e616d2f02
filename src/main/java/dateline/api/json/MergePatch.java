package dateline.api.json;

import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Merge Patch (RFC 7396): a given field replaces, null removes, an absent field is kept, and lists are replaced
 * as a whole.
 */
public record MergePatch<T>(ObjectNode changes, RequestJson json) {

    public static final String TYPE_VALUE = "application/merge-patch+json";
    public static final MediaType TYPE = MediaType.valueOf(TYPE_VALUE);

    /** Returns the resource after the patch. */
    @SuppressWarnings("unchecked")
    public T onto(T current) {
        return (T) json.read(merged(json.tree(current), changes), current.getClass());
    }

    public boolean names(String field) {
        return changes.has(field);
    }

    public boolean namesOnly(String field) {
        return changes.has(field) && changes.size() == 1;
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                JsonNode old = merged.get(change.getKey());
                merged.set(
                        change.getKey(),
                        merged(old == null ? JsonNodeFactory.instance.nullNode() : old, change.getValue()));
            }
        });
        return merged;
    }
}
