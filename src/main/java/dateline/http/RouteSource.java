package dateline.http;

/** A bean that registers routes with the readers' HTTP server. */
public interface RouteSource {

    /** Registers this bean's routes. Called once, before the server listens. */
    void open(Routes routes);

    /** Called before each start of the server, which may have been stopped and started again. */
    default void begin() {}

    /**
     * Called when the server has stopped accepting connections and before it closes the open ones. The place to end
     * event streams.
     */
    default void close() {}
}
