package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.http.Answer;
import dateline.http.Ready;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatelineTest
class ApologyIT {

    private static final Ready BUSY =
            Ready.of("text/plain", "Too much").status(503).build();

    @Autowired
    Apology apology;

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
        Ready page = (Ready) settled(apology.unless(new Answer.Later(CompletableFuture.completedFuture(BUSY))));
        assertThat(page.status()).isEqualTo(503);
        assertThat(new String(page.content(), StandardCharsets.UTF_8))
                .contains("<html", "This page cannot be shown right now")
                .doesNotContain("/sections/");
        assertThat(settled(apology.unless(BUSY))).isSameAs(page);
    }

    @Test
    void isPrintedForWhoeverAsksByWhateverThread() throws InterruptedException {
        apology.forget();
        AtomicReference<Answer> shown = new AtomicReference<>();
        Thread bare = Thread.ofPlatform().unstarted(() -> shown.set(settled(apology.unless(BUSY))));
        bare.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        bare.start();
        bare.join();
        assertThat(new String(((Ready) shown.get()).content(), StandardCharsets.UTF_8))
                .contains("This page cannot be shown right now");
    }

    @Test
    void isForAFailureToo() {
        Answer later = new Answer.Later(CompletableFuture.completedFuture(
                new Answer.Later(CompletableFuture.failedFuture(new IllegalStateException()))));
        assertThat(((Ready) settled(apology.unless(later))).status()).isEqualTo(500);
    }

    @Test
    void leavesEveryOtherAnswerAlone() {
        Ready page = Ready.of("text/html", "A page").build();
        Answer moved = new Answer.Redirect(301, "/stories/now");
        assertThat(apology.unless(page)).isSameAs(page);
        assertThat(settled(apology.unless(new Answer.Later(CompletableFuture.completedFuture(moved)))))
                .isSameAs(moved);
    }
}
