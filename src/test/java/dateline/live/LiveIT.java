package dateline.live;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Follower;
import dateline.Follower.Event;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryDesk;
import dateline.entry.EntryStatus;
import dateline.press.Press;
import dateline.story.ChangeLog;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.StoryDesk;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DatelineTest
class LiveIT {

    @Autowired
    Press press;
    @Autowired
    EntryDesk desk;
    @Autowired
    StoryDesk stories;
    @Autowired
    Stories found;
    @Autowired
    ChangeLog log;
    @Autowired
    Cast cast;
    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(press.port());
    }

    @Test
    void tellsEveryChangeOnceAndInOrder() {
        String slug = cast.liveStory();
        try (Follower follower = reader.follow(slug, "1")) {
            cast.publish(slug, "First");
            cast.publish(slug, "Second");
            desk.edit(slug, 1, null, EntryContent.of("First, edited", "<p>Better.</p>"), null, false, cast.ada());
            desk.correct(slug, 1, null, "It was Tessel Street.", cast.ada());
            desk.pin(slug, 2, cast.ada());
            desk.retract(slug, 2, null, "Wrong.", false, cast.ada());
            stories.edit(slug, null, cast.story("A new headline"), Status.ENDED, cast.ada());
            List<Event> events = follower.events(7);
            assertThat(events).extracting(Event::id).containsExactly("2", "3", "4", "5", "6", "7", "8");
            assertThat(events).extracting(Event::kind)
                .containsExactly("published", "published", "edited", "corrected", "pinned", "retracted", "ended");
            assertThat(events.get(2).data()).contains("First, edited").contains("\"number\":1");
            assertThat(events.get(6).data()).contains("A new headline");
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
        Thread editor = Thread.ofVirtual().start(() -> LongStream.range(0, 60).forEach(i -> cast.publish(slug, "Update " + i)));
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
        desk.edit(slug, 1, null, new EntryContent("Unspeakable", "<p>Unspeakable.</p>", null, true, List.of(), List.of()), null, false, cast.ada());
        desk.retract(slug, 1, null, null, true, cast.ada());
        try (Follower follower = reader.follow(slug, "1")) {
            List<Event> events = Await.until(follower::events, told -> told.size() == 4);
            assertThat(events).extracting(Event::id).containsExactly("2", "3", "4", "5");
            assertThat(events).allSatisfy(event -> assertThat(event.data()).doesNotContain("Unspeakable"));
            assertThat(events.getFirst().data()).contains("\"html\":null");
        }
        assertThat(reader.get("/stories/" + slug + "/changes?after=1").body()).contains("\"seq\":5").doesNotContain("Unspeakable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "-1", "99999", "1e3", "999999999999999999999999", "%00", "0x1"})
    void startsAnewWhenTheCursorMakesNoSense(String after) {
        String slug = cast.liveStory();
        try (Follower follower = reader.follow(slug, after)) {
            assertThat(follower.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(follower.events(1).getFirst().kind()).isEqualTo("reset");
            cast.publish(slug, "Goes on");
            assertThat(follower.events(2).get(1).kind()).isEqualTo("published");
        }
    }

    @Test
    void startsAnewWhenTheReaderIsTooFarBehind() {
        String slug = cast.liveStory();
        for (int i = 0; i < 110; i++) {
            cast.publish(slug, "Update " + i);
        }
        try (Follower follower = reader.follow(slug, "1")) {
            assertThat(follower.events(1).getFirst()).extracting(Event::kind, Event::id).containsExactly("reset", "111");
        }
        assertThat(reader.get("/stories/" + slug + "/changes?after=1").body()).contains("\"reset\":true").contains("\"changes\":[]");
    }

    @Test
    void endsWithTheCoverage() {
        String slug = cast.liveStory();
        stories.edit(slug, null, cast.story("Over"), Status.ENDED, cast.ada());
        HttpResponse<String> all = reader.get("/stories/" + slug + "/live?after=2");
        assertThat(all.statusCode()).isEqualTo(204);
        try (Follower follower = reader.follow(slug, "1")) {
            assertThat(follower.events(1)).extracting(Event::kind).containsExactly("ended");
        }
    }

    @Test
    void saysNothingOfDraftsAndScheduledEntries() {
        String slug = cast.liveStory();
        String draft = stories.create(cast.story("Not out yet"), Status.DRAFT, cast.ada()).slug();
        assertThat(reader.get("/stories/" + draft + "/live").statusCode()).isEqualTo(404);
        assertThat(reader.get("/stories/" + draft + "/changes?after=0").statusCode()).isEqualTo(404);
        try (Follower follower = reader.follow(slug, "1")) {
            desk.post(slug, EntryContent.of("Hidden", "<p>Hidden.</p>"), EntryStatus.DRAFT, cast.ada(), null);
            desk.post(slug, new EntryContent("Hidden", "<p>Hidden.</p>", Instant.now().plusSeconds(3600), false, List.of(), List.of()),
                EntryStatus.SCHEDULED, cast.ada(), null);
            cast.publish(slug, "Shown");
            assertThat(follower.events(1)).hasSize(1).allSatisfy(event -> assertThat(event.data()).contains("Shown").doesNotContain("Hidden"));
        }
    }
}
