package dateline.api.json;

import com.fasterxml.jackson.annotation.Nulls;
import dateline.api.BodyReader;
import dateline.platform.error.InvalidInput;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Strict JSON parser of requests. A field that is unknown, duplicate or of another type is an error; nothing is
 * coerced. Depth, tokens and lengths are bounded.
 */
@Component
public class RequestJson {

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxTokenCount(200_000)
            .maxNameLength(200)
            .maxNumberLength(40)
            .maxStringLength(BodyReader.MOST_BYTES)
            .build();
    private final JsonMapper mapper = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .build();

    /**
     * Parses JSON text.
     *
     * @throws MalformedBody when the text is not JSON
     * @throws InvalidInput       when a field is unknown or has the wrong type
     */
    public Object read(String json, JavaType type) {
        try {
            Object value = mapper.readValue(json, type);
            if (value == null) {
                throw new InvalidInput("", "type", described(type.getRawClass()));
            }
            return value;
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    <T> T read(JsonNode json, Class<T> type) {
        try {
            return mapper.treeToValue(json, type);
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    public JavaType type(Type type) {
        return mapper.constructType(type);
    }

    private static RuntimeException refused(JacksonException e) {
        String field = field(e.getPath());
        return switch (e) {
            case UnrecognizedPropertyException unknown -> new InvalidInput(field, "unknown", known(unknown));
            case InvalidNullException nothing -> new InvalidInput(field, "null");
            case MismatchedInputException other
            when other.getTargetType() != null -> new InvalidInput(field, "type", described(other.getTargetType()));
            case InputCoercionException number -> new InvalidInput(field, "type", described(number.getTargetType()));
            default -> e.getCause() instanceof JacksonException broken ? MalformedBody.of(broken) : MalformedBody.of(e);
        };
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return String.join(
                ", ",
                unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .toList());
    }

    /** Returns the path of a field: {@code figures[0].photo}. */
    private static String field(List<JacksonException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }

    private static String described(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == long.class || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
