package dateline.websub;

/** The hub does not do what was asked; the message says why, for the subscriber's programmer. */
final class NotTaken extends RuntimeException {

    private final int status;

    NotTaken(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
