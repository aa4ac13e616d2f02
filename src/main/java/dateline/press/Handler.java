package dateline.press;

/** Answers a request. Called on an event loop: it must not block, and gives {@link Answer.Later} for what takes time. */
@FunctionalInterface
public interface Handler {

    Answer answer(Request request);
}
