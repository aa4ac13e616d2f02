package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.http.Answer;
import dateline.http.PreparedResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatelineTest
class ErrorPagesIT {

    private static final PreparedResponse BUSY =
            PreparedResponse.of("text/plain", "Too much").status(503).build();

    @Autowired
    ErrorPages errorPages;

    @Autowired
    Cast cast;

    private static Answer settled(Answer answer) {
        return answer instanceof Answer.Later later
                ? settled(later.answer().toCompletableFuture().join())
                : answer;
    }

    @Test
    void isAPageForWhoeverCannotBeServedNow() {
        cast.liveStory();
        PreparedResponse page = (PreparedResponse)
                settled(errorPages.unless(new Answer.Later(CompletableFuture.completedFuture(BUSY))));
        assertThat(page.status()).isEqualTo(503);
        assertThat(new String(page.content(), StandardCharsets.UTF_8))
                .contains("<html", "This page cannot be shown right now")
                .doesNotContain("/sections/");
        assertThat(settled(errorPages.unless(BUSY))).isSameAs(page);
    }

    @Test
    void isPrintedForWhoeverAsksByWhateverThread() throws InterruptedException {
        errorPages.forget();
        AtomicReference<Answer> shown = new AtomicReference<>();
        Thread bare = Thread.ofPlatform().unstarted(() -> shown.set(settled(errorPages.unless(BUSY))));
        bare.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        bare.start();
        bare.join();
        assertThat(new String(((PreparedResponse) shown.get()).content(), StandardCharsets.UTF_8))
                .contains("This page cannot be shown right now");
    }

    @Test
    void isForAFailureToo() {
        Answer later = new Answer.Later(CompletableFuture.completedFuture(
                new Answer.Later(CompletableFuture.failedFuture(new IllegalStateException()))));
        assertThat(((PreparedResponse) settled(errorPages.unless(later))).status())
                .isEqualTo(500);
    }

    @Test
    void leavesEveryOtherAnswerAlone() {
        PreparedResponse page = PreparedResponse.of("text/html", "A page").build();
        Answer moved = new Answer.Redirect(301, "/stories/now");
        assertThat(errorPages.unless(page)).isSameAs(page);
        assertThat(settled(errorPages.unless(new Answer.Later(CompletableFuture.completedFuture(moved)))))
                .isSameAs(moved);
    }
}
