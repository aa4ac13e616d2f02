package dateline.http;

/**
 * Answers requests. Called on an event loop, so it must not block: for work that takes time it returns
 * {@link Answer.Later}.
 */
@FunctionalInterface
public interface Handler {

    Answer answer(Request request);
}
