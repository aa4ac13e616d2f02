package dateline.reader;

import dateline.http.Answer;
import dateline.http.PreparedResponse;
import dateline.platform.error.DatabaseTrouble;
import dateline.publishing.template.PageRenderer;
import dateline.publishing.template.ThemeChanged;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Renders the error pages that browsers get: for a failure (500), for an overloaded server or a database outage (503),
 * and for a household beyond its rate limit (429).
 */
@Component
class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Map<Integer, String> RETRY_SECONDS = Map.of(429, "60", 500, "5", 503, "5");
    private static final PreparedResponse FAILED = PreparedResponse.of(
                    "text/plain; charset=utf-8", "Internal Server Error\n")
            .status(500)
            .cacheControl("no-store")
            .build();
    private static final PreparedResponse AWAY = PreparedResponse.busy("Service Unavailable", 5);

    private final PageRenderer pageRenderer;
    private final Map<Integer, CompletableFuture<PreparedResponse>> printed = new ConcurrentHashMap<>();

    ErrorPages(PageRenderer pageRenderer) {
        this.pageRenderer = pageRenderer;
    }

    /** Returns the answer, with an error page in place of a refusal or a failure. */
    Answer unless(Answer answer) {
        return switch (answer) {
            case Answer.Later later ->
                new Answer.Later(
                        later.answer()
                                .<CompletionStage<? extends Answer>>handle((found, failure) -> failure == null
                                        ? CompletableFuture.completedStage(unless(found))
                                        : insteadOf(DatabaseTrouble.isOutage(failure) ? AWAY : FAILED))
                                .thenCompose(settled -> settled),
                        later.meanwhile());
            case PreparedResponse preparedResponse
            when isRefusal(preparedResponse) -> {
                CompletableFuture<PreparedResponse> page = printed.get(preparedResponse.status());
                yield page != null && page.isDone() && !page.isCompletedExceptionally()
                        ? page.join()
                        : new Answer.Later(insteadOf(preparedResponse));
            }
            default -> answer;
        };
    }

    private static boolean isRefusal(PreparedResponse preparedResponse) {
        return preparedResponse.status() == 503 || preparedResponse.status() == 429;
    }

    /**
     * The error page for a plain refusal or failure; the plain response itself while the page is not rendered. Never
     * blocks.
     */
    PreparedResponse page(PreparedResponse plain) {
        return RETRY_SECONDS.containsKey(plain.status())
                ? insteadOf(plain).toCompletableFuture().getNow(plain)
                : plain;
    }

    /** Renders every error page ahead, so that none has to be rendered when it is needed. */
    void prepare() {
        List.of(429, 500, 503).forEach(this::print);
    }

    private CompletionStage<PreparedResponse> insteadOf(PreparedResponse plain) {
        CompletableFuture<PreparedResponse> page = print(plain.status());
        return page.exceptionally(failure -> {
            if (printed.remove(plain.status(), page)) {
                LOG.error("The error page could not be rendered", failure);
            }
            return plain;
        });
    }

    /** Renders each page once: its content never changes, and it must not depend on the database. */
    private CompletableFuture<PreparedResponse> print(int wanted) {
        return printed.computeIfAbsent(
                wanted,
                status -> CompletableFuture.supplyAsync(
                        () -> pageRenderer
                                .apart("error/unavailable", Map.of("often", status == 429), status, "no-store")
                                .header("Retry-After", Objects.requireNonNull(RETRY_SECONDS.get(status)))
                                .build(),
                        ErrorPages::apart));
    }

    /** On a thread of its own: not an event loop, and with a class loader that finds the templates. */
    private static void apart(Runnable work) {
        Thread hand = Thread.ofPlatform().name("apology").daemon().unstarted(work);
        hand.setContextClassLoader(ErrorPages.class.getClassLoader());
        hand.start();
    }

    @EventListener(ThemeChanged.class)
    void forget() {
        printed.clear();
    }
}
