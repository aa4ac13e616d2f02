package dateline.reader;

import dateline.page.ThemeChanged;
import dateline.paper.Paper;
import dateline.press.Answer;
import dateline.press.Ready;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What readers are shown in place of a page that failed (500), or that is not even begun while too many wait (503): a page all the same. */
@Component
class Apology {

    private static final String RETRY_SECONDS = "5";

    private final Paper paper;
    private final Map<Integer, CompletableFuture<Ready>> printed = new ConcurrentHashMap<>();

    Apology(Paper paper) {
        this.paper = paper;
    }

    /** The answer, or an apology where it turns out to be none. */
    Answer unless(Answer answer) {
        return switch (answer) {
            case Answer.Later later -> new Answer.Later(later.answer().<CompletionStage<? extends Answer>>handle((found, failure) ->
                failure == null ? CompletableFuture.completedStage(unless(found)) : printed(500)).thenCompose(settled -> settled));
            case Ready ready when ready.status() == 503 -> new Answer.Later(printed(503));
            default -> answer;
        };
    }

    /** Printed once for all: nothing in it changes, and whoever is shown it is not to wait for the database. */
    private CompletableFuture<Ready> printed(int status) {
        return printed.computeIfAbsent(status, once -> CompletableFuture.supplyAsync(() ->
            paper.apart("error/unavailable", status, "no-store").header("Retry-After", RETRY_SECONDS).build()));
    }

    @EventListener(ThemeChanged.class)
    void forget() {
        printed.clear();
    }
}
