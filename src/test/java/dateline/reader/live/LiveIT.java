package dateline.reader.live;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Follower;
import dateline.Follower.Event;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.Answer;
import dateline.http.ReaderServer;
import dateline.http.ReaderServerProperties;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.ResponseCache;
import dateline.publishing.edition.Edition;
import dateline.publishing.edition.Editions;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import dateline.story.change.ChangeLog;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatelineTest
class LiveIT {

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    Stories found;

    @Autowired
    ChangeLog log;

    @Autowired
    LiveHub hub;

    @Autowired
    Editions editions;

    @Autowired
    ResponseCache responseCache;

    @Autowired
    Urls urls;

    @Autowired
    JsonMapper json;

    @Autowired
    DataSource database;

    @Autowired
    ReaderServerProperties settings;

    @Autowired
    Cast cast;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    @Test
    void closesRoomsThatNobodyReadsWithoutWaitingForTheNextReader() {
        String slug = cast.liveStory();
        long id = found.findBySlug(slug).orElseThrow().id();
        try (Follower follower = new Reader(server.port()).follow(slug, "1")) {
            Await.until(
                    () -> hub.room(id),
                    room -> room.filter(open -> open.size() == 1).isPresent());
            hub.sweep(Duration.ZERO);
            assertThat(hub.room(id)).as("with a reader").isPresent();
            assertThat(follower.events()).isEmpty();
        }
        Await.until(() -> hub.room(id).orElseThrow().size(), readers -> readers == 0);
        hub.sweep(Duration.ofMinutes(1));
        assertThat(hub.room(id)).as("used a moment ago").isPresent();
        hub.sweep(Duration.ZERO);
        assertThat(hub.room(id)).isEmpty();
    }

    @Test
    void tellsEveryChangeOnceAndInOrder() {
        String slug = cast.liveStory();
        try (Follower follower = reader.follow(slug, "1")) {
            cast.publish(slug, "First");
            cast.publish(slug, "Second");
            entryService.edit(
                    cast.entry(slug, 1),
                    null,
                    EntryContent.of("First, edited", "<p>Better.</p>"),
                    null,
                    false,
                    cast.ada());
            entryService.correct(cast.entry(slug, 1), null, "It was Tessel Street.", cast.ada());
            entryService.pin(cast.entry(slug, 2), cast.ada());
            entryService.retract(cast.entry(slug, 2), null, "Wrong.", false, cast.ada());
            storyService.edit(cast.id(slug), null, cast.story("A new headline"), Status.ENDED, cast.ada());
            List<Event> events = follower.events(7);
            assertThat(events).extracting(Event::id).containsExactly("2", "3", "4", "5", "6", "7", "8");
            assertThat(events)
                    .extracting(Event::kind)
                    .containsExactly("published", "published", "edited", "corrected", "pinned", "retracted", "ended");
            assertThat(events.get(2).data()).contains("First, edited").contains("\"number\":1");
            assertThat(events.get(6).data()).contains("A new headline");
        }
    }

    @Test
    void tellsOfEveryKindOfChange() {
        String slug = cast.liveStory();
        try (Follower follower = reader.follow(slug, "1")) {
            cast.publish(slug, "First");
            entryService.pin(cast.entry(slug, 1), cast.ada());
            entryService.unpin(cast.entry(slug, 1), cast.ada());
            entryService.retract(cast.entry(slug, 1), null, null, false, cast.ada());
            entryService.restore(cast.entry(slug, 1), null, cast.ada());
            storyService.edit(cast.id(slug), null, cast.story("Another headline"), Status.LIVE, cast.ada());
            storyService.edit(cast.id(slug), null, cast.story("Another headline"), Status.ENDED, cast.ada());
            storyService.edit(cast.id(slug), null, cast.story("Another headline"), Status.LIVE, cast.ada());
            List<Event> events = follower.events(8);
            assertThat(events)
                    .extracting(Event::kind)
                    .containsExactly(
                            "published", "pinned", "unpinned", "retracted", "restored", "story", "ended", "opened");
            assertThat(events).extracting(Event::id).containsExactly("2", "3", "4", "5", "6", "7", "8", "9");
            assertThat(json.readTree(events.get(5).data()).get("headline").stringValue())
                    .isEqualTo("Another headline");
        }
    }

    @Test
    void letsNothingFallBetweenThePageAndItsStream() {
        String slug = cast.liveStory();
        cast.publish(slug, "On the page");
        Document page = Await.until(
                () -> reader.page("/stories/" + slug), shown -> shown.text().contains("On the page"));
        cast.publish(slug, "Since then");
        Element timeline = Objects.requireNonNull(page.selectFirst("live-timeline"));
        try (Follower follower =
                new Follower(server.port(), timeline.attr("data-live") + "?after=" + timeline.attr("data-seq"))) {
            assertThat(follower.events(1).getFirst().data()).contains("Since then");
        }
    }

    @Test
    void saysHowItIsToBePassedOnAndWhenToComeBack() {
        String slug = cast.liveStory();
        try (Follower one = reader.follow(slug, "1");
                Follower two = reader.follow(slug, "1");
                Follower three = reader.follow(slug, "1")) {
            assertThat(one.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(one.headers())
                    .contains(
                            "Content-Type: text/event-stream",
                            "Cache-Control: no-cache, no-transform",
                            "X-Accel-Buffering: no");
            List<Integer> retries = Stream.of(one, two, three)
                    .map(follower -> Await.until(follower::retries, told -> !told.isEmpty())
                            .getFirst())
                    .toList();
            assertThat(retries).allSatisfy(retry -> assertThat(retry).isBetween(2000, 4000));
            assertThat(retries.stream().distinct()).hasSizeGreaterThan(1);
            assertThat(one.events()).isEmpty();
        }
    }

    @Test
    void heedsTheLastEventMoreThanTheAddress() {
        String slug = cast.liveStory();
        cast.publish(slug, "First");
        cast.publish(slug, "Second");
        try (Follower follower =
                new Follower(server.port(), "/stories/" + slug + "/live?after=1", "Last-Event-ID", "2")) {
            assertThat(follower.events(1)).extracting(Event::id).containsExactly("3");
        }
        try (Follower follower =
                new Follower(server.port(), "/stories/" + slug + "/live?after=1", "Last-Event-ID", "x".repeat(4000))) {
            assertThat(follower.events(1)).extracting(Event::kind).containsExactly("reset");
        }
    }

    @Test
    @SuppressWarnings("try") // a reader leaves early
    void sendsReadersToTheChangesWhenItIsFull() {
        String slug = cast.liveStory();
        Await.until(hub::readers, there -> there == 0);
        LiveHandler narrow = new LiveHandler(editions, hub, responseCache, new LiveProperties(2, 3, 100), urls, json);
        ReaderServer full = new ReaderServer(0, settings, List.of(narrow::open));
        full.start();
        try (Follower one = new Reader(full.port()).follow(slug, "1");
                Follower two = new Reader(full.port()).follow(slug, "1")) {
            Await.until(hub::readers, there -> there == 2);
            HttpResponse<String> refused = new Reader(full.port()).get("/stories/" + slug + "/live?after=1");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
            assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(new Reader(full.port())
                            .get("/stories/" + slug + "/changes?after=1")
                            .statusCode())
                    .isEqualTo(200);
            two.close();
            cast.publish(slug, "Goes on");
            assertThat(one.events(1)).hasSize(1);
            Await.until(hub::readers, there -> there == 1);
            try (Follower three = new Reader(full.port()).follow(slug, "1")) {
                assertThat(three.events(1)).extracting(Event::id).containsExactly("2");
            }
        } finally {
            full.stop();
        }
    }

    @Test
    void givesAllWhoAskForTheSameChangesTheSameAnswerAndTellsThemWhenToAskAgain() {
        String slug = cast.liveStory();
        cast.publish(slug, "Told");
        HttpResponse<String> first = reader.get("/stories/" + slug + "/changes?after=1");
        HttpResponse<String> second = reader.get("/stories/" + slug + "/changes?after=0001");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));
        JsonNode list = json.readTree(first.body());
        assertThat(list.get("pollAfter").intValue()).isBetween(5, 30);
        assertThat(list.get("status").stringValue()).isEqualTo("live");
        assertThat(list.get("changes").get(0).get("html").stringValue()).contains("Told");
        assertThat(first.headers().firstValue("Cache-Control").orElse(""))
                .contains("public")
                .contains("s-maxage=2");
        storyService.edit(cast.id(slug), null, cast.story("Over"), Status.ENDED, cast.ada());
        String over = Await.until(
                () -> reader.get("/stories/" + slug + "/changes?after=3").body(), body -> body.contains("\"ended\""));
        assertThat(json.readTree(over).get("pollAfter").intValue()).isBetween(5, 30);
    }

    @Test
    void keepsTheReadersPlaceWhenTheStoryMoves() {
        String slug = cast.liveStory();
        StoryContent content = cast.story("Moved");
        String moved = slug + "-moved";
        storyService.edit(
                cast.id(slug),
                null,
                StoryContent.of(content.headline())
                        .withStandfirst(content.standfirst())
                        .withSlug(moved)
                        .withSection(content.section())
                        .withTimeZone(content.timeZone())
                        .withLanguage(content.language()),
                null,
                cast.ada());
        for (String name : List.of("live", "changes")) {
            HttpResponse<String> sent = Await.until(
                    () -> reader.get("/stories/" + slug + "/" + name + "?after=1"),
                    answer -> answer.statusCode() == 301);
            assertThat(sent.headers().firstValue("Location")).hasValue("/stories/" + moved + "/" + name + "?after=1");
        }
    }

    @Test
    void goesOnWhereAReaderLeftOff() {
        String slug = cast.liveStory();
        try (Follower follower = reader.follow(slug, "1")) {
            cast.publish(slug, "Seen");
            follower.events(1);
        }
        cast.publish(slug, "Missed");
        cast.publish(slug, "Missed too");
        try (Follower follower = reader.follow(slug, "2")) {
            assertThat(follower.events(2)).extracting(Event::id).containsExactly("3", "4");
            cast.publish(slug, "And on");
            assertThat(follower.events(3)).extracting(Event::id).containsExactly("3", "4", "5");
        }
    }

    @Test
    void losesNothingWhileReadersComeAndGo() throws Exception {
        String slug = cast.liveStory();
        Thread editor =
                Thread.ofVirtual().start(() -> LongStream.range(0, 60).forEach(i -> cast.publish(slug, "Update " + i)));
        int seen = 1;
        while (seen < 61) {
            try (Follower follower = reader.follow(slug, String.valueOf(seen))) {
                int more = Math.min(7, 61 - seen);
                List<Event> events = follower.events(more);
                for (Event event : events) {
                    assertThat(event.kind()).isEqualTo("published");
                    assertThat(Integer.parseInt(event.id())).isEqualTo(++seen);
                }
            }
        }
        editor.join();
    }

    @Test
    void neverRepeatsWhatWasRetractedSince() {
        String slug = cast.liveStory();
        cast.publish(slug, "Unspeakable");
        cast.publish(slug, "Fine");
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Unspeakable", "<p>Unspeakable.</p>").withKeyEvent(true),
                null,
                false,
                cast.ada());
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        try (Follower follower = reader.follow(slug, "1")) {
            List<Event> events = Await.until(follower::events, told -> told.size() == 4);
            assertThat(events).extracting(Event::id).containsExactly("2", "3", "4", "5");
            assertThat(events).allSatisfy(event -> assertThat(event.data()).doesNotContain("Unspeakable"));
            assertThat(events.getFirst().data()).contains("\"html\":null");
        }
        assertThat(reader.get("/stories/" + slug + "/changes?after=1").body())
                .contains("\"seq\":5")
                .doesNotContain("Unspeakable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "-1", "99999", "1e3", "999999999999999999999999", "%00", "0x1", "4000 times 7"})
    void startsAnewWhenTheCursorMakesNoSense(String cursor) {
        String after = cursor.equals("4000 times 7") ? "7".repeat(4000) : cursor;
        String slug = cast.liveStory();
        try (Follower follower = reader.follow(slug, after)) {
            assertThat(follower.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(follower.events(1).getFirst().kind()).isEqualTo("reset");
            cast.publish(slug, "Goes on");
            assertThat(follower.events(2).get(1).kind()).isEqualTo("published");
        }
        HttpResponse<String> changes = reader.get("/stories/" + slug + "/changes?after=" + after);
        assertThat(changes.body()).contains("\"reset\":true");
        // There may yet be such a change: then nobody is to have this from a cache.
        assertThat(changes.headers().firstValue("Cache-Control"))
                .hasValue(
                        cursor.equals("99999")
                                ? "no-store"
                                : "public, max-age=1, s-maxage=2, stale-while-revalidate=4");
    }

    @Test
    void startsAnewWhenTheReaderIsTooFarBehind() {
        String slug = cast.liveStory();
        for (int i = 0; i < 110; i++) {
            cast.publish(slug, "Update " + i);
        }
        try (Follower follower = reader.follow(slug, "1")) {
            assertThat(follower.events(1).getFirst())
                    .extracting(Event::kind, Event::id)
                    .containsExactly("reset", "111");
        }
        assertThat(reader.get("/stories/" + slug + "/changes?after=1").body())
                .contains("\"reset\":true")
                .contains("\"changes\":[]");
    }

    @Test
    void tellsAReaderWhoIsAheadNothingTwice() throws Exception {
        String slug = cast.liveStory();
        reader.get("/stories/" + slug);
        Edition first = editions.of(slug).orElseThrow();
        CountDownLatch encoding = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Room room = new Room(first, new JsonMapper() {
            @Override
            public String writeValueAsString(Object value) {
                encoding.countDown();
                Await.until(held::getCount, count -> count == 0);
                return super.writeValueAsString(value);
            }
        });
        ReaderServer slow = new ReaderServer(
                0,
                settings,
                List.of(routes -> routes.get(
                        "/stories/{slug}/live",
                        request -> new Answer.Stream(outlet -> room.enter(outlet, OptionalLong.of(2))))));
        slow.start();
        cast.publish(slug, "Had from another node");
        Edition second = Await.until(() -> editions.of(slug).orElseThrow(), edition -> edition.seq() == 2);
        Thread moving = Thread.ofVirtual().start(() -> room.move(second));
        encoding.await();
        try (Follower ahead = new Reader(slow.port()).follow(slug, "2")) {
            Await.until(ahead::retries, told -> !told.isEmpty());
            held.countDown();
            moving.join();
            cast.publish(slug, "News");
            room.move(Await.until(() -> editions.of(slug).orElseThrow(), edition -> edition.seq() == 3));
            assertThat(ahead.events(1)).extracting(Event::id).containsExactly("3");
        } finally {
            held.countDown();
            slow.stop();
        }
    }

    @Test
    void refusesWhoWouldWaitBehindTooManyForAStreamThatIsNotOpen() throws Exception {
        LiveHandler narrow = new LiveHandler(editions, hub, responseCache, new LiveProperties(0, 1, 1), urls, json);
        ReaderServer beset = new ReaderServer(0, settings, List.of(narrow::open));
        beset.start();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
                Connection editor = database.getConnection();
                Statement busy = editor.createStatement()) {
            editor.setAutoCommit(false);
            busy.execute("lock table story in access exclusive mode");
            List<Future<Integer>> answers = IntStream.range(0, 6)
                    .mapToObj(i -> crowd.submit(() -> new Reader(beset.port())
                            .get("/stories/none-" + i + "/live")
                            .statusCode()))
                    .toList();
            Await.until(() -> answers.stream().filter(Future::isDone).count(), done -> done == 4);
            editor.rollback();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(503, 503, 503, 503, 404, 404);
        } finally {
            beset.stop();
        }
    }

    @Test
    void makesOneAnswerForAllWhoAreTooFarBehindAndKeepsNoneForThoseAhead() {
        String slug = cast.liveStory();
        for (int i = 0; i < 110; i++) {
            cast.publish(slug, "Update " + i);
        }
        AtomicInteger made = new AtomicInteger();
        LiveHandler door =
                new LiveHandler(editions, hub, responseCache, new LiveProperties(0, 3, 100), urls, new JsonMapper() {
                    @Override
                    public String writeValueAsString(Object value) {
                        made.incrementAndGet();
                        return super.writeValueAsString(value);
                    }
                });
        ReaderServer counting = new ReaderServer(0, settings, List.of(door::open));
        counting.start();
        try {
            Reader many = new Reader(counting.port());
            Await.until(
                    () -> many.get("/stories/" + slug + "/changes?after=109").body(),
                    list -> list.contains("Update 109"));
            made.set(0);
            for (int i = 0; i < 20; i++) {
                assertThat(many.get("/stories/" + slug + "/changes?after=" + i / 2)
                                .body())
                        .contains("\"reset\":true");
            }
            assertThat(made).hasValue(1);
            for (int i = 0; i < 40; i++) {
                assertThat(many.get("/stories/" + slug + "/changes?after=" + (200 + i / 2))
                                .body())
                        .contains("\"reset\":true");
            }
            made.set(0);
            cast.publish(slug, "Update 110");
            Await.until(
                    () -> many.get("/stories/" + slug + "/changes?after=110").body(),
                    list -> list.contains("Update 110"));
            Await.until(
                    () -> many.get("/stories/" + slug + "/changes?after=1").body(),
                    list -> list.contains("\"seq\":112"));
            assertThat(made.get()).isLessThan(6);
        } finally {
            counting.stop();
        }
    }

    @Test
    void endsWithTheCoverage() {
        String slug = cast.liveStory();
        storyService.edit(cast.id(slug), null, cast.story("Over"), Status.ENDED, cast.ada());
        HttpResponse<String> all = reader.get("/stories/" + slug + "/live?after=2");
        assertThat(all.statusCode()).isEqualTo(204);
        try (Follower fromHereOn = new Follower(server.port(), "/stories/" + slug + "/live")) {
            assertThat(fromHereOn.status()).isEqualTo("HTTP/1.1 204 No Content");
        }
        try (Follower follower = reader.follow(slug, "1")) {
            assertThat(follower.events(1)).extracting(Event::kind).containsExactly("ended");
        }
    }

    @Test
    void saysNothingOfDraftsAndScheduledEntries() {
        String slug = cast.liveStory();
        String draft = storyService
                .create(cast.story("Not out yet"), Status.DRAFT, cast.ada())
                .slug();
        assertThat(reader.get("/stories/" + draft + "/live").statusCode()).isEqualTo(404);
        assertThat(reader.get("/stories/" + draft + "/changes?after=0").statusCode())
                .isEqualTo(404);
        try (Follower follower = reader.follow(slug, "1")) {
            entryService.post(
                    cast.id(slug), EntryContent.of("Hidden", "<p>Hidden.</p>"), EntryStatus.DRAFT, cast.ada(), null);
            entryService.post(
                    cast.id(slug),
                    EntryContent.of("Hidden", "<p>Hidden.</p>")
                            .withPublishedAt(Instant.now().plusSeconds(3600)),
                    EntryStatus.SCHEDULED,
                    cast.ada(),
                    null);
            cast.publish(slug, "Shown");
            assertThat(follower.events(1))
                    .hasSize(1)
                    .allSatisfy(
                            event -> assertThat(event.data()).contains("Shown").doesNotContain("Hidden"));
        }
    }
}
