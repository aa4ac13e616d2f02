package dateline.newsroom;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges what two editors made of one form, part by part. A part that one of them changed is taken from that one; a text or a list that both
 * changed is merged within; where both changed the same thing, the editor chooses.
 *
 * @param merged   the parts, yours wherever there is something to choose
 * @param theirs   the same with theirs there
 * @param outcomes what became of each part whose versions differ
 */
public record FormMerge(Map<String, @Nullable Object> merged, Map<String, @Nullable Object> theirs, Map<String, Outcome> outcomes) {

    /** Texts long enough that two changes in them need not touch each other. */
    private static final Set<String> TEXTS = Set.of("standfirst", "caption", "about", "text");

    /** What the form holds of a part: theirs, since you did not change it; yours, since they did not; both; or what is chosen. */
    public enum Outcome {
        THEIRS, YOURS, BOTH, CHOOSE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param base what both started from; null where nobody knows: then all that differs is to be chosen */
    public static FormMerge of(@Nullable Map<String, ?> base, Map<String, ?> theirs, Map<String, ?> yours) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        Map<String, @Nullable Object> other = new LinkedHashMap<>();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        yours.forEach((part, own) -> {
            Object their = theirs.get(part);
            if (same(their, own)) {
                merged.put(part, own);
                other.put(part, own);
                return;
            }
            ThreeWay.Merged<@Nullable Object> made = base == null ? new ThreeWay.Merged<>(their, own, true) : merge(part, base.get(part), their, own);
            merged.put(part, made.yours());
            other.put(part, made.theirs());
            outcomes.put(part, made.conflict() ? Outcome.CHOOSE : same(made.yours(), their) ? Outcome.THEIRS
                : same(made.yours(), own) ? Outcome.YOURS : Outcome.BOTH);
        });
        return new FormMerge(merged, other, outcomes);
    }

    @SuppressWarnings("unchecked")
    private static ThreeWay.Merged<@Nullable Object> merge(String part, @Nullable Object base, @Nullable Object theirs, @Nullable Object yours) {
        if (same(base, yours)) {
            return ThreeWay.Merged.of(theirs);
        }
        if (same(base, theirs) || same(theirs, yours)) {
            return ThreeWay.Merged.of(yours);
        }
        if (base instanceof String old && theirs instanceof String their && yours instanceof String own) {
            if (part.equals("body")) {
                return widened(ThreeWay.html(old, their, own));
            }
            if (part.equals("tags")) {
                ThreeWay.Merged<List<String>> tags = ThreeWay.lists(tags(old), tags(their), tags(own), (one, other, third) -> new ThreeWay.Merged<>(other, third, true));
                return new ThreeWay.Merged<>(String.join(", ", tags.theirs()), String.join(", ", tags.yours()), tags.conflict());
            }
            if (TEXTS.contains(part)) {
                return widened(ThreeWay.words(plain(old), plain(their), plain(own)));
            }
        }
        if (base instanceof List<?> old && theirs instanceof List<?> their && yours instanceof List<?> own && !part.equals("leadFigure")) {
            return widened(ThreeWay.lists(normal((List<Object>) old), normal((List<Object>) their), normal((List<Object>) own),
                (oldItem, theirItem, ownItem) -> item(part, oldItem, theirItem, ownItem)));
        }
        return new ThreeWay.Merged<>(theirs, yours, true);
    }

    /** Merges two versions of one row; rows of different things are none of each other's. */
    private static ThreeWay.Merged<Object> item(String part, Object base, Object theirs, Object yours) {
        if (!(base instanceof Record)) {
            return new ThreeWay.Merged<>(theirs, yours, true);
        }
        RecordComponent[] components = base.getClass().getRecordComponents();
        @Nullable Object[] withTheirs = new Object[components.length];
        @Nullable Object[] withYours = new Object[components.length];
        boolean conflict = false;
        for (int i = 0; i < components.length; i++) {
            ThreeWay.Merged<@Nullable Object> made = merge(components[i].getName(), value(components[i], base), value(components[i], theirs),
                value(components[i], yours));
            withTheirs[i] = made.theirs();
            withYours[i] = made.yours();
            conflict |= made.conflict();
        }
        return conflict ? new ThreeWay.Merged<>(theirs, yours, true) : new ThreeWay.Merged<>(made(base, withTheirs), made(base, withYours), false);
    }

    @SuppressWarnings("unchecked")
    private static ThreeWay.Merged<@Nullable Object> widened(ThreeWay.Merged<?> made) {
        return (ThreeWay.Merged<@Nullable Object>) (ThreeWay.Merged<?>) made;
    }

    /** Rows that say the same are the same, however a browser sent what is empty. */
    private static List<Object> normal(List<Object> rows) {
        return rows.stream().map(FormMerge::normal).map(Objects::requireNonNull).toList();
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof String text) {
            return plain(text).isEmpty() ? null : plain(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FormMerge::normal).toList();
        }
        if (value instanceof Record record) {
            return made(record, Arrays.stream(record.getClass().getRecordComponents()).map(component -> normal(value(component, record))).toArray());
        }
        return Boolean.FALSE.equals(value) ? null : value;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(normal(one), normal(other));
    }

    private static List<String> tags(String typed) {
        return Arrays.stream(typed.split(",")).map(String::strip).filter(tag -> !tag.isEmpty()).toList();
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object made(Object like, @Nullable Object[] values) {
        try {
            var constructor = like.getClass().getDeclaredConstructor(
                Arrays.stream(like.getClass().getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
