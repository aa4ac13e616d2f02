package dateline.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.platform.error.Conflict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Each state of an entry with each of its transitions. */
class PublicationTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T06:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);
    private static final Instant DUE = FIRST.plusSeconds(3600);
    private static final List<String> STATES =
            List.of("draft", "returned", "submitted", "scheduled", "published", "retracted", "discarded");

    /** An entry in the given state, reached by its transitions. */
    private static Publication in(String state) {
        Publication made = new Publication();
        switch (state) {
            case "draft" -> made.makeDraft(1);
            case "returned" -> {
                made.submit(1, FIRST);
                made.sendBack(1, "Who says so?", 7, FIRST);
            }
            case "submitted" -> made.submit(1, FIRST);
            case "scheduled" -> made.schedule(1, DUE, FIRST);
            case "published" -> made.release(1, FIRST, FIRST);
            case "retracted" -> {
                made.release(1, FIRST, FIRST);
                made.retract(1, "Wrong.", false, FIRST);
            }
            case "discarded" -> made.retract(1, null, false, FIRST);
            default -> throw new IllegalArgumentException(state);
        }
        return made;
    }

    private static void apply(String verb, Publication publication) {
        switch (verb) {
            case "makeDraft" -> publication.makeDraft(1);
            case "submit" -> publication.submit(1, LATER);
            case "sendBack" -> publication.sendBack(1, "Again?", 8, LATER);
            case "schedule" -> publication.schedule(1, DUE, LATER);
            case "release" -> publication.release(1, LATER, LATER);
            case "retract" -> publication.retract(1, "Not so.", false, LATER);
            case "restore" -> publication.restore(1);
            default -> throw new IllegalArgumentException(verb);
        }
    }

    private static String outcome(String verb, String state) {
        Publication publication = in(state);
        String before = publication.status().word();
        try {
            apply(verb, publication);
            return publication.status().word();
        } catch (Conflict conflict) {
            assertThat(conflict.about()).containsExactly(1L);
            assertThat(publication.status().word()).as("nothing has changed").isEqualTo(before);
            return "! " + conflict.code();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            makeDraft | draft           | draft           | draft           | draft           | ! published     | ! retracted | ! retracted
            submit    | submitted       | submitted       | submitted       | submitted       | ! published     | ! retracted | ! retracted
            sendBack  | ! not-submitted | ! not-submitted | draft           | ! not-submitted | ! not-submitted | ! not-submitted | ! not-submitted
            schedule  | scheduled       | scheduled       | scheduled       | scheduled       | ! published     | ! retracted | ! retracted
            release   | published       | published       | published       | published       | ! published     | ! retracted | ! retracted
            retract   | retracted       | retracted       | retracted       | retracted       | retracted       | ! retracted | ! retracted
            restore   | ! not-retracted | ! not-retracted | ! not-retracted | ! not-retracted | ! not-retracted | published   | draft
            """)
    void movesFromEachStateAsTheTableSays(ArgumentsAccessor row) {
        assertThat(row.size()).isEqualTo(STATES.size() + 1);
        for (int i = 0; i < STATES.size(); i++) {
            assertThat(outcome(String.valueOf(row.getString(0)), STATES.get(i)))
                    .as(STATES.get(i))
                    .isEqualTo(row.getString(i + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "draft, false, false",
        "returned, false, false",
        "submitted, false, false",
        "scheduled, false, false",
        "published, true, false",
        "retracted, false, true",
        "discarded, false, false"
    })
    void showsReadersWhatIsPublicAndTheNoticeOfWhatWas(String state, boolean isPublic, boolean notice) {
        assertThat(in(state).isPublic()).isEqualTo(isPublic);
        assertThat(in(state).leavesNotice()).isEqualTo(notice);
    }

    @Test
    void leavesNoNoticeOfASilentRetraction() {
        Publication publication = in("published");
        publication.retract(1, "A court said so.", true, LATER);
        assertThat(publication.leavesNotice()).isFalse();
        assertThat(publication.retractedAt()).isEqualTo(LATER);
        assertThat(publication.retractionReason()).isEqualTo("A court said so.");
    }

    @Test
    void forgetsTheRetractionWhenRestored() {
        Publication publication = in("retracted");
        publication.restore(1);
        assertThat(publication.retractedAt()).isNull();
        assertThat(publication.retractionReason()).isNull();
        assertThat(publication.publishedAt()).isEqualTo(FIRST);
        assertThat(publication.releasedAt()).isEqualTo(FIRST);
        publication.retract(1, null, false, LATER);
        assertThat(publication.leavesNotice()).isTrue();
    }

    @Test
    void isSubmittedAgainWhenADiscardedSubmissionIsRestored() {
        Publication publication = in("submitted");
        publication.retract(1, null, false, LATER);
        publication.restore(1);
        assertThat(publication.status()).isEqualTo(EntryStatus.SUBMITTED);
    }

    @Test
    void isNoLongerScheduledWhenADiscardedScheduledEntryIsRestored() {
        Publication publication = in("scheduled");
        publication.retract(1, null, false, LATER);
        publication.restore(1);
        assertThat(publication.status()).isEqualTo(EntryStatus.DRAFT);
        assertThat(publication.publishedAt()).isEqualTo(DUE);
    }

    @Test
    void keepsTheTimeOfTheFirstSubmission() {
        Publication publication = in("submitted");
        publication.submit(1, LATER);
        assertThat(publication.submittedAt()).isEqualTo(FIRST);
    }

    @Test
    void keepsTheNoteUntilTheEntryIsSubmittedAgain() {
        Publication publication = in("returned");
        assertThat(publication.returnedAt()).isEqualTo(FIRST);
        assertThat(publication.returnedBy()).isEqualTo(7);
        assertThat(publication.returnNote()).isEqualTo("Who says so?");
        publication.makeDraft(1);
        assertThat(publication.returnNote()).isEqualTo("Who says so?");
        publication.submit(1, LATER);
        assertThat(publication.returnedAt()).isNull();
        assertThat(publication.returnedBy()).isNull();
        assertThat(publication.returnNote()).isNull();
        assertThat(publication.submittedAt()).isEqualTo(LATER);
    }

    @Test
    void releasesAtTheDisplayedTimeAndRecordsTheRealOne() {
        Publication publication = in("scheduled");
        assertThat(publication.isOut()).isFalse();
        publication.release(1, DUE, DUE.plusMillis(300));
        assertThat(publication.publishedAt()).isEqualTo(DUE);
        assertThat(publication.releasedAt()).isEqualTo(DUE.plusMillis(300));
        assertThat(publication.isOut()).isTrue();
    }

    @Test
    void belongsToADocumentOfTheFeedOnceItHasOne() {
        Publication publication = in("published");
        assertThat(publication.hasStretch()).isFalse();
        publication.stretch(3);
        assertThat(publication.hasStretch()).isTrue();
    }
}
