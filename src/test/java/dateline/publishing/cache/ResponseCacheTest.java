package dateline.publishing.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.http.Answer;
import dateline.http.Asking;
import dateline.http.Heads;
import dateline.http.PreparedResponse;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ResponseCacheTest {

    private static final PreparedResponse MISSING =
            PreparedResponse.of("text/plain", "missing").status(404).build();

    private static final AtomicBoolean AWAY = new AtomicBoolean();

    private final ResponseCache responseCache = shelf(DataSize.ofMegabytes(8));

    private static ResponseCache shelf(DataSize pages) {
        return shelf(pages, 20_000);
    }

    private static ResponseCache shelf(DataSize pages, int waiting) {
        return shelf(pages, waiting, 1_000_000, 1_000_000);
    }

    private static ResponseCache shelf(DataSize pages, int waiting, int perHousehold, int absentPerHousehold) {
        return shelf(pages, waiting, perHousehold, absentPerHousehold, Duration.ofMinutes(1));
    }

    private static ResponseCache shelf(
            DataSize pages, int waiting, int perHousehold, int absentPerHousehold, Duration readRarely) {
        return new ResponseCache(
                new ResponseCacheProperties(
                        pages, DataSize.ofMegabytes(8), waiting, perHousehold, perHousehold, absentPerHousehold),
                new SharedCacheHeaders(new EdgeProperties("Surrogate-Key", "CDN-Cache-Control: max-age=3600")),
                AWAY::get,
                readRarely);
    }

    private static Optional<CachedResponse> document(String text, String subject) {
        return Optional.of(
                CachedResponse.of(PreparedResponse.of("text/plain", text).build(), subject));
    }

    private static String text(Answer answer) {
        Answer settled = answer instanceof Answer.Later later
                ? later.answer()
                        .toCompletableFuture()
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join()
                : answer;
        return new String(((PreparedResponse) settled).content(), StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesADocumentThatNobodyHasReadLatelyUntilSomebodyAsks() {
        try (ResponseCacheOwner owner =
                new ResponseCacheOwner(shelf(DataSize.ofMegabytes(8), 20_000, 1_000_000, 1_000_000, Duration.ZERO))) {
            AtomicInteger made = new AtomicInteger();
            Supplier<Optional<CachedResponse>> maker =
                    () -> document("version " + made.incrementAndGet(), SurrogateKeys.SITE);
            text(owner.cache().answer("/tags/storm", maker, () -> MISSING));
            assertThat(text(owner.cache().answer("/tags/storm", maker, () -> MISSING)))
                    .isEqualTo("version 1");
            owner.cache().change(List.of(SurrogateKeys.SITE));
            owner.cache().change(List.of(SurrogateKeys.SITE));
            assertThat(text(owner.cache().answer("/tags/storm", maker, () -> MISSING)))
                    .isEqualTo("version 2");
        }
    }

    @Test
    void rendersForAChangeThatIsReportedLaterWhatWasNotRenderedAfterIt() {
        AtomicInteger shown = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        Supplier<Optional<CachedResponse>> showing = () -> Optional.of(CachedResponse.of(
                PreparedResponse.of("text/plain", "shown " + shown.incrementAndGet())
                        .build(),
                "story/1",
                "list/tags/storm"));
        Supplier<Optional<CachedResponse>> listing =
                () -> document("other " + other.incrementAndGet(), "list/tags/storm");
        for (int read = 0; read < 2; read++) {
            text(responseCache.answer("/tags/storm", showing, () -> MISSING));
            text(responseCache.answer("/tags/storm/feed", listing, () -> MISSING));
        }
        long at = responseCache.change(List.of("story/1"));
        Await.until(() -> text(responseCache.answer("/tags/storm", showing, () -> MISSING)), "shown 2"::equals);
        responseCache.change(List.of("list/tags/storm"), at);
        Await.until(() -> text(responseCache.answer("/tags/storm/feed", listing, () -> MISSING)), "other 2"::equals);
        assertThat(text(responseCache.answer("/tags/storm", showing, () -> MISSING)))
                .isEqualTo("shown 2");
        assertThat(shown).hasValue(2);
        assertThat(other).hasValue(2);
    }

    private record ResponseCacheOwner(ResponseCache cache) implements AutoCloseable {

        @Override
        public void close() {
            cache.destroy();
        }
    }

    @Test
    void makesADocumentOnceHoweverManyAskAtTheSameTime() {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        Supplier<Optional<CachedResponse>> maker = () -> {
            await(asked);
            made.incrementAndGet();
            return document("page", "story/1");
        };
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            answers.add(responseCache.answer("/stories/storm", maker, () -> MISSING));
        }
        asked.countDown();
        assertThat(answers).allSatisfy(answer -> assertThat(text(answer)).isEqualTo("page"));
        assertThat(made).hasValue(1);
    }

    @Test
    void showsNobodyWhatWasTakenBackWhileItWasMade() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch takenBack = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        Supplier<Optional<CachedResponse>> maker = () -> {
            if (made.incrementAndGet() == 1) {
                begun.countDown();
                await(takenBack);
                return document("the update", "story/1");
            }
            await(again);
            return document("retracted", "story/1");
        };
        Answer first = responseCache.answer("/stories/storm", maker, () -> MISSING);
        await(begun);
        responseCache.change(List.of("story/1"));
        takenBack.countDown();
        Await.until(made::get, times -> times == 2);
        Answer second = responseCache.answer("/stories/storm", maker, () -> MISSING);
        again.countDown();
        assertThat(text(first)).isEqualTo("retracted");
        assertThat(text(second)).isEqualTo("retracted");
        assertThat(made).as("made for nothing").hasValue(2);
    }

    @Test
    void neverPutsAnOlderPageOverANewerOne() throws InterruptedException {
        AtomicInteger version = new AtomicInteger();
        AtomicInteger hands = new AtomicInteger();
        AtomicInteger mostHands = new AtomicInteger();
        Supplier<Optional<CachedResponse>> maker = () -> {
            mostHands.accumulateAndGet(hands.incrementAndGet(), Math::max);
            int now = version.get();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(400_000));
            hands.decrementAndGet();
            return document(String.valueOf(now), "story/1");
        };
        Thread desk = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 3000; i++) {
                version.incrementAndGet();
                responseCache.change(List.of("story/1"));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(600_000));
            }
        });
        int last = 0;
        while (desk.isAlive()) {
            int read = Integer.parseInt(text(responseCache.answer("/stories/storm", maker, () -> MISSING)));
            assertThat(read).isGreaterThanOrEqualTo(last);
            last = read;
        }
        desk.join();
        Await.until(() -> text(responseCache.answer("/stories/storm", maker, () -> MISSING)), "3000"::equals);
        assertThat(mostHands).as("who make it at the same time").hasValue(1);
    }

    @Test
    void forgetsNoCopyThatTookAnothersPlace() throws InterruptedException {
        AtomicInteger version = new AtomicInteger();
        Supplier<Optional<CachedResponse>> maker = () -> document(String.valueOf(version.get()), "story/1");
        for (int round = 0; round < 3000; round++) {
            text(responseCache.answer("/stories/storm", maker, () -> MISSING));
            version.incrementAndGet();
            // Nobody has read it from the shelf: it is dropped, while it is asked for again.
            Thread reader =
                    Thread.ofPlatform().start(() -> text(responseCache.answer("/stories/storm", maker, () -> MISSING)));
            responseCache.change(List.of("story/1"));
            reader.join();
            int last = version.incrementAndGet();
            responseCache.change(List.of("story/1"));
            Await.until(
                    () -> text(responseCache.answer("/stories/storm", maker, () -> MISSING)),
                    String.valueOf(last)::equals);
            responseCache.change(List.of("story/1"));
        }
    }

    @Test
    void countsTheMomentOfAnOldDocumentFromItsBeginning() {
        AtomicInteger made = new AtomicInteger();
        List<Answer> seen = new ArrayList<>();
        Supplier<Optional<CachedResponse>> maker = () -> {
            int now = made.incrementAndGet();
            if (now <= 3) {
                // Each time it is overtaken; the last time it takes longer than an old one may be shown.
                responseCache.change(List.of("story/1"));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(now == 3 ? 1200 : 0));
            } else {
                seen.add(responseCache.answer("/stories/storm", () -> document("never", "story/1"), () -> MISSING));
            }
            return document("version " + now, "story/1");
        };
        text(responseCache.answer("/stories/storm", maker, () -> MISSING));
        Await.until(() -> text(responseCache.answer("/stories/storm", maker, () -> MISSING)), "version 4"::equals);
        assertThat(seen)
                .as("what was old when it came to stand")
                .singleElement()
                .isInstanceOf(Answer.Later.class);
    }

    @Test
    void sendsAwayWhoeverIsOneTooManyAndForgetsThatItDid() {
        ResponseCache small = shelf(DataSize.ofMegabytes(8), 2);
        CountDownLatch over = new CountDownLatch(1);
        Supplier<Optional<CachedResponse>> slow = () -> {
            await(over);
            return document("page", "story/1");
        };
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(small.answer("/stories/cold-" + i, slow, () -> MISSING));
        }
        assertThat(text(small.answer("/stories/one-too-many", slow, () -> MISSING)))
                .startsWith("Too much is asked for");
        answers.add(small.answer("/stories/cold-4", slow, () -> MISSING));
        over.countDown();
        assertThat(answers).allSatisfy(answer -> assertThat(text(answer)).isEqualTo("page"));
        assertThat(text(small.answer("/stories/one-too-many", slow, () -> MISSING)))
                .isEqualTo("page");
    }

    @Test
    void neverLetsWhoAsksLookUpWhatIsMissing() {
        Set<Thread> lookedUp = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 20_000; i++) {
            Answer answer = responseCache.answer("/stories/none-" + i, Optional::empty, () -> {
                lookedUp.add(Thread.currentThread());
                return MISSING;
            });
            if (i % 100 == 0) {
                assertThat(text(answer)).isEqualTo("missing");
            }
        }
        assertThat(lookedUp).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    @Test
    void hasTheOldDocumentUntilTheNewOneStands() {
        CountDownLatch mayBeMade = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        Supplier<Optional<CachedResponse>> maker = () -> {
            if (made.incrementAndGet() > 1) {
                await(mayBeMade);
            }
            return document("version " + made.get(), "story/1");
        };
        assertThat(text(responseCache.answer("/stories/storm", maker, () -> MISSING)))
                .isEqualTo("version 1");
        assertThat(text(responseCache.answer("/stories/storm", maker, () -> MISSING)))
                .isEqualTo("version 1");
        responseCache.change(List.of("story/1"));
        Await.until(made::get, times -> times == 2);
        assertThat(responseCache.answer("/stories/storm", maker, () -> MISSING)).isInstanceOf(PreparedResponse.class);
        assertThat(text(responseCache.answer("/stories/storm", maker, () -> MISSING)))
                .isEqualTo("version 1");
        mayBeMade.countDown();
        Await.until(
                () -> text(responseCache.answer("/stories/storm", maker, () -> MISSING)),
                page -> page.equals("version 2"));
    }

    @Test
    void makesTheStorysOwnPageBeforeAllThatShowsAnyStory() {
        CountDownLatch fronts = new CountDownLatch(1);
        AtomicInteger version = new AtomicInteger(1);
        for (int i = 0; i < 20; i++) {
            AtomicInteger made = new AtomicInteger();
            Supplier<Optional<CachedResponse>> front = () -> {
                if (made.incrementAndGet() > 1) {
                    await(fronts);
                }
                return document("front", SurrogateKeys.SITE);
            };
            text(responseCache.answer("/tags/" + i, front, () -> MISSING));
            text(responseCache.answer("/tags/" + i, front, () -> MISSING));
        }
        Supplier<Optional<CachedResponse>> story = () -> document("version " + version.get(), SurrogateKeys.story(1));
        text(responseCache.answer("/stories/storm", story, () -> MISSING));
        text(responseCache.answer("/stories/storm", story, () -> MISSING));
        version.set(2);
        responseCache.change(
                SurrogateKeys.changedBy(1, List.of(new Change(1, 2, ChangeKind.RETRACTED, 1L, Instant.EPOCH)), true));
        Await.until(
                () -> text(responseCache.answer("/stories/storm", story, () -> MISSING)),
                page -> page.equals("version 2"));
        fronts.countDown();
    }

    @Test
    void showsTheOldDocumentForAMomentOnly() {
        CountDownLatch mayBeMade = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        Supplier<Optional<CachedResponse>> maker = () -> {
            if (made.incrementAndGet() > 1) {
                await(mayBeMade);
            }
            return document("version " + made.get(), "story/1");
        };
        text(responseCache.answer("/stories/storm", maker, () -> MISSING));
        text(responseCache.answer("/stories/storm", maker, () -> MISSING));
        responseCache.change(List.of("story/1"));
        Answer waits = Await.until(
                () -> responseCache.answer("/stories/storm", maker, () -> MISSING),
                answer -> answer instanceof Answer.Later);
        mayBeMade.countDown();
        assertThat(text(waits)).isEqualTo("version 2");
    }

    @Test
    void makesAChangedPageAgainWhileAThousandColdOnesWait() {
        AtomicInteger version = new AtomicInteger(1);
        Supplier<Optional<CachedResponse>> hot = () -> document("version " + version.get(), "story/1");
        text(responseCache.answer("/stories/hot", hot, () -> MISSING));
        text(responseCache.answer("/stories/hot", hot, () -> MISSING));
        CountDownLatch storm = new CountDownLatch(1);
        List<Answer> cold = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int story = 2 + i;
            cold.add(responseCache.answer(
                    "/stories/cold-" + story,
                    () -> {
                        await(storm);
                        return document("cold", "story/" + story);
                    },
                    () -> MISSING));
        }
        version.set(2);
        responseCache.change(List.of("story/1"));
        Await.until(
                () -> text(responseCache.answer("/stories/hot", hot, () -> MISSING)), page -> page.equals("version 2"));
        assertThat(cold)
                .noneMatch(answer ->
                        ((Answer.Later) answer).answer().toCompletableFuture().isDone());
        storm.countDown();
        assertThat(cold).allSatisfy(answer -> assertThat(text(answer)).isEqualTo("cold"));
    }

    @Test
    void showsTheOldDocumentForAsLongAsTheDatabaseIsAway() {
        CountDownLatch back = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        Supplier<Optional<CachedResponse>> maker = () -> {
            if (made.incrementAndGet() > 1) {
                await(back);
            }
            return document("version " + made.get(), "story/1");
        };
        text(responseCache.answer("/stories/storm", maker, () -> MISSING));
        text(responseCache.answer("/stories/storm", maker, () -> MISSING));
        responseCache.change(List.of("story/1"));
        try {
            Answer waits = Await.until(
                    () -> responseCache.answer("/stories/storm", maker, () -> MISSING),
                    answer -> answer instanceof Answer.Later);
            AWAY.set(true);
            PreparedResponse old = (PreparedResponse) responseCache.answer("/stories/storm", maker, () -> MISSING);
            assertThat(text(old)).isEqualTo("version 1");
            assertThat(Heads.of(old)).containsPattern("\r\nAge: [1-9]").contains("\r\nCDN-Cache-Control: no-store\r\n");
            // Who waited already is given it by the server, once it has waited long enough.
            assertThat(text(((Answer.Later) waits).meanwhile().get())).isEqualTo("version 1");
        } finally {
            AWAY.set(false);
        }
        back.countDown();
        Await.until(
                () -> text(responseCache.answer("/stories/storm", maker, () -> MISSING)),
                page -> page.equals("version 2"));
    }

    @Test
    void keepsTheOldDocumentWhenTheDatabaseFailsAndNotWhenAnythingElseDoes() {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Supplier<Optional<CachedResponse>> maker = () -> {
            if (failure.get() != null) {
                throw new IllegalStateException(failure.get());
            }
            return document("version", "story/1");
        };
        text(responseCache.answer("/stories/storm", maker, () -> MISSING));
        text(responseCache.answer("/stories/storm", maker, () -> MISSING));
        failure.set(new SQLTransientConnectionException("none left"));
        responseCache.change(List.of("story/1"));
        Answer old = Await.until(
                () -> responseCache.answer("/stories/storm", maker, () -> MISSING),
                answer -> answer instanceof Answer.Later);
        assertThat(text(old)).isEqualTo("version");
        assertThat(((PreparedResponse) ((Answer.Later) responseCache.answer("/stories/cold", maker, () -> MISSING))
                                .answer()
                                .toCompletableFuture()
                                .join())
                        .status())
                .isEqualTo(503);
        failure.set(new IllegalArgumentException("a template"));
        assertThat(((Answer.Later) responseCache.answer("/stories/storm", maker, () -> MISSING))
                        .answer()
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void remembersWhereThereWasNothingUntilAnythingChanges() {
        AtomicInteger lookedUp = new AtomicInteger();
        Supplier<Answer> none = () -> text(responseCache.answer(
                                "/stories/none",
                                () -> {
                                    lookedUp.incrementAndGet();
                                    return Optional.empty();
                                },
                                () -> MISSING))
                        .equals("missing")
                ? MISSING
                : null;
        for (int i = 0; i < 10; i++) {
            assertThat(none.get()).isNotNull();
        }
        assertThat(lookedUp).hasValue(1);
        responseCache.change(List.of("story/7"));
        assertThat(none.get()).isNotNull();
        assertThat(lookedUp).hasValue(2);
        responseCache.forgetAbsent();
        assertThat(text(responseCache.answer("/stories/none", () -> document("there now", "story/8"), () -> MISSING)))
                .isEqualTo("there now");
    }

    @Test
    void remembersNothingThatAChangeOvertook() {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch published = new CountDownLatch(1);
        Answer none = responseCache.answer(
                "/stories/new",
                () -> {
                    looking.countDown();
                    await(published);
                    return Optional.empty();
                },
                () -> MISSING);
        await(looking);
        responseCache.forgetAbsent();
        published.countDown();
        assertThat(text(none)).isEqualTo("missing");
        assertThat(text(responseCache.answer("/stories/new", () -> document("there now", "story/9"), () -> MISSING)))
                .isEqualTo("there now");
    }

    @Test
    void refusesAHouseholdThatHasTooMuchMadeAndNeverWhatIsAtHand() {
        ResponseCache small = shelf(DataSize.ofMegabytes(8), 20_000, 10, 1_000_000);
        for (int i = 0; i < 10; i++) {
            assertThat(text(small.answer(
                            Asking.from("192.0.2.1"), "/page/" + i, () -> document("page", "story/1"), () -> MISSING)))
                    .isEqualTo("page");
        }
        AtomicInteger made = new AtomicInteger();
        Supplier<Optional<CachedResponse>> maker = () -> {
            made.incrementAndGet();
            return document("page", "story/1");
        };
        assertThat(((PreparedResponse) small.answer(Asking.from("192.0.2.1"), "/page/10", maker, () -> MISSING))
                        .status())
                .isEqualTo(429);
        assertThat(made).hasValue(0);
        for (int i = 0; i < 1000; i++) {
            assertThat(text(small.answer(Asking.from("192.0.2.1"), "/page/" + i % 10, maker, () -> MISSING)))
                    .isEqualTo("page");
        }
        assertThat(text(small.answer(Asking.from("192.0.2.2"), "/page/10", maker, () -> MISSING)))
                .isEqualTo("page");
        assertThat(text(small.answer(Asking.from("192.0.2.1"), "/page/10", maker, () -> MISSING)))
                .as("made for another")
                .isEqualTo("page");
    }

    @Test
    void refusesAHouseholdThatLooksForTooMuchThatIsNotThere() {
        ResponseCache small = shelf(DataSize.ofMegabytes(8), 20_000, 1_000_000, 10);
        AtomicInteger lookedUp = new AtomicInteger();
        int refused = 0;
        for (int i = 0; i < 30; i++) {
            Answer answer = small.answer(
                    Asking.from("2001:db8::" + i),
                    "/stories/none-" + i,
                    () -> {
                        lookedUp.incrementAndGet();
                        return Optional.empty();
                    },
                    () -> MISSING);
            refused += text(answer).startsWith("Too much") ? 1 : 0;
        }
        assertThat(refused).isEqualTo(20);
        assertThat(lookedUp).hasValue(10);
        assertThat(small.refusal(Asking.from("2001:db8::77"))).isNotNull();
        assertThat(small.refusal(Asking.from("2001:db8:0:1::77"))).isNull();
    }

    @Test
    void keepsNoMoreThanItMay() {
        ResponseCache small = shelf(DataSize.ofKilobytes(100));
        AtomicInteger made = new AtomicInteger();
        String large = "0123456789".repeat(1000);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50; i++) {
                assertThat(text(small.answer(
                                "/page/" + i,
                                () -> {
                                    made.incrementAndGet();
                                    return document(large, "story/1");
                                },
                                () -> MISSING)))
                        .isEqualTo(large);
            }
        }
        assertThat(made.get())
                .as("half a megabyte was asked for twice and cannot have been kept")
                .isGreaterThan(60);
    }
}
