package dateline.newsroom.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.platform.settings.Actor;
import dateline.story.Stories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatelineTest
class PresencesIT {

    @Autowired
    Presences presences;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    long story;
    Actor jonas;

    @BeforeEach
    void open() {
        story = stories.findBySlug(cast.liveStory()).orElseThrow().id();
        jonas = actor(cast.staff(AccountRole.EDITOR));
    }

    @Test
    void renewsAPageWhileAnotherTransactionHoldsTheRowsToRemove() {
        for (int i = 0; i <= Presences.MOST_PAGES; i++) {
            presences.renew(story, new PresentPage("page-" + jonas.accountId() + "-" + i, 0, null), jonas);
        }
        int silent = jdbc.sql(
                        "update presence set seen_at = seen_at - interval '1 hour' where account_id = :account and client <> :here")
                .param("account", jonas.accountId())
                .param("here", "page-" + jonas.accountId() + "-0")
                .update();
        assertThat(silent).isPositive();
        transaction.executeWithoutResult(status -> {
            int held = jdbc.sql("select client from presence where account_id = :account for update")
                    .param("account", jonas.accountId())
                    .query(String.class)
                    .list()
                    .size();
            assertThat(held).isGreaterThanOrEqualTo(silent);
            CompletableFuture<Void> renewed = CompletableFuture.runAsync(
                    () -> presences.renew(story, new PresentPage("new-page-" + jonas.accountId(), 0, 7L), jonas));
            assertThat(renewed).succeedsWithin(5, TimeUnit.SECONDS);
        });
        assertThat(people()).contains(new Presences.Here("new-page-" + jonas.accountId(), jonas.name(), 7L));
        presences.renew(story, new PresentPage("new-page-" + jonas.accountId(), 0, 7L), jonas);
        assertThat(pages()).as("what was held is removed by the next one").isLessThanOrEqualTo(2);
    }

    @Test
    void keepsThirtyPagesOfAnAccountAndForgetsTheOnesSeenFirst() {
        for (int i = 0; i < 40; i++) {
            presences.renew(story, new PresentPage("page-" + jonas.accountId() + "-" + i, 0, null), jonas);
        }
        assertThat(pages()).isEqualTo(30);
        assertThat(people())
                .extracting(Presences.Here::client)
                .contains("page-" + jonas.accountId() + "-39")
                .doesNotContain("page-" + jonas.accountId() + "-0");
    }

    @Test
    void keepsAPageClosedThatARenewalOnItsWayReachesAfterwards() {
        String page = "one-page-" + jonas.accountId();
        presences.renew(story, new PresentPage(page, 1, null), jonas);
        presences.leave(story, new PresentPage(page, 3, null), jonas);
        presences.renew(story, new PresentPage(page, 2, 7L), jonas);
        assertThat(people()).isEmpty();
        presences.renew(story, new PresentPage(page, 4, null), jonas);
        assertThat(people()).as("shown again by the back button").hasSize(1);
    }

    @Test
    void keepsAPageClosedWhoseFirstRequestIsOvertaken() {
        presences.leave(story, new PresentPage("one-page-" + jonas.accountId(), 2, null), jonas);
        presences.renew(story, new PresentPage("one-page-" + jonas.accountId(), 1, null), jonas);
        assertThat(people()).isEmpty();
    }

    @Test
    void forgetsClosedPagesBeforeOpenOnes() {
        presences.renew(story, new PresentPage("open-page-" + jonas.accountId(), 1, null), jonas);
        for (int i = 0; i < 40; i++) {
            presences.leave(story, new PresentPage("page-" + jonas.accountId() + "-" + i, 2, null), jonas);
        }
        presences.renew(story, new PresentPage("new-page-" + jonas.accountId(), 1, null), jonas);
        assertThat(people()).hasSize(2);
        assertThat(pages()).isEqualTo(30);
    }

    @Test
    void renewsPagesWithAStreamAsLongAsTheySayThatTheyAreThere() {
        PresentPage quiet = new PresentPage("quiet-page-" + jonas.accountId(), 1, null);
        PresentPage page = new PresentPage("there-page-" + jonas.accountId(), 1, 7L);
        MovableClock clock = new MovableClock();
        PresentPages pages = new PresentPages(presences, clock);
        for (PresentPage one : List.of(quiet, page)) {
            presences.renew(story, one, jonas);
            pages.opened(one, "session");
        }
        clock.move(Duration.ofSeconds(26));
        assertThat(pages.heard(page.id(), List.of("other", "session"))).isTrue();
        assertThat(pages.heard(quiet.id(), List.of("other"))).isFalse();
        assertThat(pages.heard("no-such-page", List.of("session"))).isFalse();
        silent();
        assertThat(people()).isEmpty();
        pages.record();
        assertThat(people()).containsExactly(new Presences.Here(page.id(), jonas.name(), 7L));
        silent();
        pages.record();
        assertThat(people()).as("renewed a moment ago").isEmpty();
        clock.move(Duration.ofSeconds(10));
        pages.record();
        assertThat(people()).hasSize(1);
    }

    @Test
    void closesAPageWhoseStreamIsOverUnlessItHasALaterOne() {
        PresentPage gone = new PresentPage("gone-page-" + jonas.accountId(), 1, null);
        PresentPage first = new PresentPage("back-page-" + jonas.accountId(), 1, null);
        PresentPage later = new PresentPage("back-page-" + jonas.accountId(), 2, null);
        PresentPages pages = new PresentPages(presences, new MovableClock());
        for (PresentPage one : List.of(gone, first, later)) {
            presences.renew(story, one, jonas);
            pages.opened(one, "session");
        }
        PresentPage editing = new PresentPage(gone.client(), 5, 7L);
        presences.renew(story, editing, jonas);
        pages.heard(editing);
        pages.ended(gone);
        pages.ended(first);
        pages.record();
        assertThat(people()).extracting(Presences.Here::client).containsExactly(later.id());
        assertThat(pages.heard(gone.id(), List.of("session"))).isFalse();
        assertThat(pages.heard(later.id(), List.of("session"))).isTrue();
    }

    private void silent() {
        jdbc.sql("update presence set seen_at = seen_at - interval '1 minute' where account_id = :account")
                .param("account", jonas.accountId())
                .update();
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.now();

        private void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static Actor actor(Account account) {
        return new Actor(account.id(), account.name());
    }

    private List<Presences.Here> people() {
        return Objects.requireNonNull(presences.desks(Set.of(story)).get(story)).people();
    }

    private long pages() {
        return jdbc.sql("select count(*) from presence where account_id = :account")
                .param("account", jonas.accountId())
                .query(Long.class)
                .single();
    }
}
