package dateline.newsroom.overview;

import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import dateline.platform.error.TryLater;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/**
 * The search over all stories and entries, published or not. At most {@value #AT_ONCE} searches run at once, so that
 * most connections of the pool stay free for posts.
 */
@Screen
class SearchController {

    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    // SQLSTATE of a statement that the database aborted.
    private static final String CANCELED = "57014";

    private final Searches searches;
    private final Semaphore running = new Semaphore(AT_ONCE, true);

    SearchController(Searches searches) {
        this.searches = searches;
    }

    /**
     * Shows the form and what is found.
     *
     * @throws TryLater when the search takes too long, or others run for as long as a search may wait
     */
    @GetMapping("/newsroom/search")
    ModelAndView show(@ModelAttribute SearchQuery query, @AuthenticationPrincipal SignedIn by)
            throws InterruptedException {
        if (!running.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TryLater(TryLater.Reason.SEARCHES, LONGEST_WAIT);
        }
        try {
            return new ModelAndView("newsroom/search").addObject("answer", searches.find(query, by));
        } catch (DataAccessException e) {
            throw isAborted(e) ? new TryLater(TryLater.Reason.SEARCHES, LONGEST_WAIT) : e;
        } finally {
            running.release();
        }
    }

    private static boolean isAborted(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException sql && CANCELED.equals(sql.getSQLState());
    }
}
