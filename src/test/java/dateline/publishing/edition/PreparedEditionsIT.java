package dateline.publishing.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.contributor.CreditContent;
import dateline.entry.Embed;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.photo.FigureContent;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node brings out itself goes into its editions as everybody else reads it from the database. */
@DatelineTest
class PreparedEditionsIT {

    @Autowired
    Editions editions;

    @Autowired
    EditionBuilder editionBuilder;

    @Autowired
    EntryService desk;

    @Autowired
    PhotoService photos;

    @Autowired
    Cast cast;

    @Autowired
    TransactionTemplate transaction;

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
            photo = photos.file("quay.jpg", file, PhotoWords.NONE, cast.ada()).key();
        }
        EntryContent content = new EntryContent(
                "Rain & <wind>",
                "<p>From the quay — <em>now</em>.</p>",
                Instant.parse("2026-03-01T05:59:59.123456789Z"),
                false,
                List.of(new FigureContent(photo, "The quay", "A quay")),
                List.of(new CreditContent("author", List.of("Ines Aldana"), "Tideline", null, "Low Town")),
                List.of(new Embed("https://example.com/tide", "Tide tables", "Example")),
                true);
        Edition edition = after(
                slug,
                desk.post(slug, content, EntryStatus.PUBLISHED, cast.ada(), null)
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
            EntryContent content = new EntryContent("Update " + i, "<p>Up.</p>", at, i % 7 == 0, List.of(), List.of());
            long seq = desk.post(slug, content, EntryStatus.PUBLISHED, cast.ada(), null)
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
