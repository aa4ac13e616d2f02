package elsewhere;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;

/** An object of a class that is not Dateline's, which runs code when it is deserialised. */
public final class Trap implements Serializable {

    /** Whether the code ran. */
    public static final AtomicBoolean SPRUNG = new AtomicBoolean();

    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) {
        SPRUNG.set(true);
    }
}
