package dateline;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Compares a record with a copy of it. */
public final class Copies {

    private Copies() {}

    /** The names of the components in which the copy differs. */
    public static Set<String> changed(Record of, Record copy) {
        Set<String> changed = new TreeSet<>();
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            if (!Objects.equals(value(component, of), value(component, copy))) {
                changed.add(component.getName());
            }
        }
        return changed;
    }

    private static Object value(RecordComponent component, Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
