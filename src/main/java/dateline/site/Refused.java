package dateline.site;

import java.util.List;

/** What was sent cannot be taken, field by field why; nothing of it was written. Answered with 422, or with field errors on a form. */
public class Refused extends RuntimeException {

    private final transient List<Fault> faults;

    public Refused(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public Refused(String field, String code, Object... args) {
        this(List.of(Fault.of(field, code, args)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
