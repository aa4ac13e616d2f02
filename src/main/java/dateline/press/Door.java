package dateline.press;

/** A bean that brings addresses to the press. */
public interface Door {

    /** Adds this door's routes; called once, before the press opens its port. */
    void open(Routes routes);

    /** Called each time before the press opens its port: it may have been stopped and started again. */
    default void begin() {}

    /** Called when the press has stopped accepting and before it ends what is still open: the moment to end live streams. */
    default void close() {}
}
