package dateline.reader;

import dateline.page.ThemeChanged;
import dateline.paper.Paper;
import dateline.press.Answer;
import dateline.press.Ready;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What readers are shown in place of a page that failed (500), or that is not even begun while too many wait (503): a page all the same. */
@Component
class Apology {

    private static final Logger LOG = LoggerFactory.getLogger(Apology.class);
    private static final String RETRY_SECONDS = "5";
    private static final Ready FAILED = Ready.of("text/plain; charset=utf-8", "Internal Server Error\n").status(500).cacheControl("no-store").build();

    private final Paper paper;
    private final Map<Integer, CompletableFuture<Ready>> printed = new ConcurrentHashMap<>();

    Apology(Paper paper) {
        this.paper = paper;
    }

    /** The answer, or an apology where it turns out to be none. */
    Answer unless(Answer answer) {
        return switch (answer) {
            case Answer.Later later -> new Answer.Later(later.answer().<CompletionStage<? extends Answer>>handle((found, failure) ->
                failure == null ? CompletableFuture.completedStage(unless(found)) : insteadOf(FAILED)).thenCompose(settled -> settled));
            case Ready ready when ready.status() == 503 -> new Answer.Later(insteadOf(ready));
            default -> answer;
        };
    }

    /** Printed once for all: nothing in it changes, and whoever is shown it is not to wait for the database. */
    private CompletionStage<Ready> insteadOf(Ready plain) {
        CompletableFuture<Ready> page = printed.computeIfAbsent(plain.status(), status -> CompletableFuture.supplyAsync(() ->
            paper.apart("error/unavailable", status, "no-store").header("Retry-After", RETRY_SECONDS).build(), Apology::apart));
        return page.exceptionally(failure -> {
            if (printed.remove(plain.status(), page)) {
                LOG.error("Could not print an apology", failure);
            }
            return plain;
        });
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
