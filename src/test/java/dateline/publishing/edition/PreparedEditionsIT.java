package dateline.publishing.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.contributor.CreditContent;
import dateline.entry.Embed;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryAdded;
import dateline.entry.EntryContent;
import dateline.entry.EntryContentBuilder;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.photo.FigureContent;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.story.Stories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node brings out itself goes into its editions as everybody else reads it from the database. */
@DatelineTest
@RecordApplicationEvents
class PreparedEditionsIT {

    @Autowired
    Editions editions;

    @Autowired
    EditionBuilder editionBuilder;

    @Autowired
    EntryService entryService;

    @Autowired
    PhotoService photoService;

    @Autowired
    Cast cast;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Entries entries;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private Edition after(String slug, long seq) {
        return Await.until(() -> editions.ready(slug).orElseThrow(), edition -> edition.seq() >= seq);
    }

    private void isAsReadAgain(Edition edition) {
        Edition again = editionBuilder.again(edition).orElseThrow();
        assertThat(edition.newest()).isEqualTo(again.newest());
        assertThat(edition.touched()).isEqualTo(again.touched());
        assertThat(edition.regions()).isEqualTo(again.regions());
        assertThat(edition.recent()).isEqualTo(again.recent());
        assertThat(edition.pages()).isEqualTo(again.pages());
    }

    @Test
    void setsEverythingAsItIsReadAgain() throws IOException {
        String slug = cast.liveStory();
        editions.of(slug);
        String photo;
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/demo/photos/custom-house-quay.jpg"))) {
            photo = photoService
                    .file("quay.jpg", file, PhotoWords.NONE, cast.ada())
                    .key();
        }
        EntryContent content = EntryContentBuilder.builder()
                .headline("Rain & <wind>")
                .body("<p>From the quay — <em>now</em>.</p>")
                .publishedAt(Instant.parse("2026-03-01T05:59:59.123456789Z"))
                .keyEvent(false)
                .figures(List.of(new FigureContent(photo, "The quay", "A quay")))
                .credits(List.of(new CreditContent("author", List.of("Ines Aldana"), "Tideline", null, "Low Town")))
                .embeds(List.of(new Embed("https://example.com/tide", "Tide tables", "Example")))
                .unverified(true)
                .build();
        Edition edition = after(
                slug,
                entryService
                        .post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), null)
                        .seq());
        assertThat(edition.newest()).hasSize(1);
        assertThat(edition.newest().getFirst().html())
                .contains("Rain &amp; &lt;wind&gt;", "Ines Aldana", "Tide tables", "The quay");
        isAsReadAgain(edition);
    }

    @Test
    void staysInStepWhereverUpdatesStand() {
        String slug = cast.liveStory();
        editions.of(slug);
        // Beyond the number at which an older page is cut off, every fifth back-dated, and key events among them.
        for (int i = 1; i <= 70; i++) {
            Instant at = i % 5 == 0 ? Instant.now().minusSeconds(600L * i) : null;
            EntryContent content = EntryContent.of("Update " + i, "<p>Up.</p>")
                    .withPublishedAt(at)
                    .withKeyEvent(i % 7 == 0);
            long seq = entryService
                    .post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), null)
                    .seq();
            if (i % 2 == 0) {
                after(slug, seq);
            }
        }
        Edition edition = after(slug, 71);
        assertThat(edition.pages()).hasSizeGreaterThan(1);
        isAsReadAgain(edition);
    }

    @Test
    void preparesTheEditionOfAScheduledEntryToo() {
        String slug = cast.liveStory();
        editions.of(slug);
        EntryContent due = EntryContent.of("Due", "<p>Now.</p>")
                .withPublishedAt(Instant.now().plusSeconds(3600));
        long number = entryService
                .post(cast.id(slug), due, EntryStatus.SCHEDULED, cast.ada(), null)
                .number();
        Entry entry = entries.numbered(stories.findBySlug(slug).orElseThrow().id(), number)
                .orElseThrow();
        // The clock is moved instead of waited for. The job stays where it is, so that only this test releases.
        jdbc.sql("update entry set published_at = now() - interval '1 second' where id = :id")
                .param("id", entry.id())
                .update();
        assertThat(entryService.release(entry.id())).isEmpty();
        assertThat(events.stream(EntryAdded.class)).hasSize(1);
        Edition edition = after(slug, 2);
        assertThat(edition.newest())
                .singleElement()
                .satisfies(shown -> assertThat(shown.html()).contains("Due"));
        isAsReadAgain(edition);
    }

    @Test
    void showsARestoredEntryAsItIsReadAgain() {
        String slug = cast.liveStory();
        editions.of(slug);
        cast.publish(slug, "One");
        cast.publish(slug, "Two");
        entryService.retract(cast.entry(slug, 1), null, "Wrong.", false, cast.ada());
        Edition edition = after(
                slug,
                entryService.restore(cast.entry(slug, 1), null, cast.ada()).seq());
        assertThat(edition.newest()).hasSize(2);
        isAsReadAgain(edition);
    }

    @Test
    void showsNothingOfWhatIsRolledBack() {
        String slug = cast.liveStory();
        long seq = editions.of(slug).orElseThrow().seq();
        transaction.executeWithoutResult(status -> {
            cast.publish(slug, "Never out");
            status.setRollbackOnly();
        });
        assertThat(cast.publish(slug, "Out").seq()).isEqualTo(seq + 1);
        Edition edition = after(slug, seq + 1);
        assertThat(edition.newest())
                .singleElement()
                .satisfies(entry -> assertThat(entry.html()).contains("Out").doesNotContain("Never"));
        isAsReadAgain(edition);
    }

    @Test
    void bringsOutNothingThatWasMadeFromAnEditionThatIsGone() {
        String slug = cast.liveStory();
        Edition before = editions.of(slug).orElseThrow();
        Edition standing = after(slug, cast.publish(slug, "Out").seq());
        assertThat(editions.add(before, before)).isEmpty();
        assertThat(editions.ready(slug)).containsSame(standing);
    }
}
