package dateline.entry.revision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SHA-256 hash of request content, independent of the order of its JSON fields: equal content has an equal hash. Fields
 * that are null, false or an empty list count as absent. A version of the application that knows more fields therefore
 * computes the same hash for an earlier request.
 */
final class ContentHash {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ContentHash() {}

    static byte[] of(Object... said) {
        StringBuilder canonical = new StringBuilder();
        for (Object one : said) {
            write(JSON.valueToTree(one), canonical);
            canonical.append('\n');
        }
        return sha256(canonical.toString());
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(JsonNode node, StringBuilder to) {
        if (node.isObject()) {
            to.append('{');
            Map<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            fields.forEach((name, value) -> {
                if (!saysNothing(value)) {
                    to.append('"').append(name).append("\":");
                    write(value, to);
                    to.append(',');
                }
            });
            to.append('}');
        } else if (node.isArray()) {
            to.append('[');
            node.forEach(element -> {
                write(element, to);
                to.append(',');
            });
            to.append(']');
        } else {
            to.append(node);
        }
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull() || value.isBoolean() && !value.booleanValue() || value.isArray() && value.isEmpty();
    }
}
