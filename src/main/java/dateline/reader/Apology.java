package dateline.reader;

import dateline.page.ThemeChanged;
import dateline.paper.Paper;
import dateline.press.Answer;
import dateline.press.Ready;
import dateline.site.DatabaseTrouble;
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
 * What readers are shown in place of a page that failed (500), that is not begun while too many wait or the database is away (503), or that their
 * household asked for too often (429): a page all the same.
 */
@Component
class Apology {

    private static final Logger LOG = LoggerFactory.getLogger(Apology.class);
    private static final Map<Integer, String> RETRY_SECONDS = Map.of(429, "60", 500, "5", 503, "5");
    private static final Ready FAILED = Ready.of("text/plain; charset=utf-8", "Internal Server Error\n")
            .status(500)
            .cacheControl("no-store")
            .build();
    private static final Ready AWAY = Ready.of("text/plain; charset=utf-8", "Service Unavailable\n")
            .status(503)
            .cacheControl("no-store")
            .header("Retry-After", "5")
            .build();

    private final Paper paper;
    private final Map<Integer, CompletableFuture<Ready>> printed = new ConcurrentHashMap<>();

    Apology(Paper paper) {
        this.paper = paper;
    }

    /** The answer, or an apology where it turns out to be none. */
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
            case Ready ready
            when isRefusal(ready) -> {
                CompletableFuture<Ready> page = printed.get(ready.status());
                yield page != null && page.isDone() && !page.isCompletedExceptionally()
                        ? page.join()
                        : new Answer.Later(insteadOf(ready));
            }
            default -> answer;
        };
    }

    private static boolean isRefusal(Ready ready) {
        return ready.status() == 503 || ready.status() == 429;
    }

    /** The page to show instead of a plain refusal or failure; the plain one while there is no page yet. Never waits. */
    Ready page(Ready plain) {
        return RETRY_SECONDS.containsKey(plain.status())
                ? insteadOf(plain).toCompletableFuture().getNow(plain)
                : plain;
    }

    /** Has every page printed, so that none has to be when it is wanted. */
    void prepare() {
        List.of(429, 500, 503).forEach(this::print);
    }

    private CompletionStage<Ready> insteadOf(Ready plain) {
        CompletableFuture<Ready> page = print(plain.status());
        return page.exceptionally(failure -> {
            if (printed.remove(plain.status(), page)) {
                LOG.error("Could not print an apology", failure);
            }
            return plain;
        });
    }

    /** Once for all: nothing in it changes, and whoever is shown it is not to wait for the database. */
    private CompletableFuture<Ready> print(int wanted) {
        return printed.computeIfAbsent(
                wanted,
                status -> CompletableFuture.supplyAsync(
                        () -> paper.apart("error/unavailable", Map.of("often", status == 429), status, "no-store")
                                .header("Retry-After", Objects.requireNonNull(RETRY_SECONDS.get(status)))
                                .build(),
                        Apology::apart));
    }

    /** Never by an event loop, and where templates are found whoever asks. */
    private static void apart(Runnable work) {
        Thread hand = Thread.ofPlatform().name("apology").daemon().unstarted(work);
        hand.setContextClassLoader(Apology.class.getClassLoader());
        hand.start();
    }

    @EventListener(ThemeChanged.class)
    void forget() {
        printed.clear();
    }
}
