package dateline.syndication.websub;

/**
 * Thrown when the hub refuses a request. The message is for the developer of the subscriber; {@link #status} is the
 * HTTP status.
 */
final class HubRefusal extends RuntimeException {

    private final int status;

    HubRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
