package dateline.newsroom.entries;

import static dateline.Copies.changed;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.entry.EntryStatus;
import dateline.newsroom.form.FigureForm;
import dateline.photo.FigureContent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A copy of a form differs only in what its name says. */
class EntryFormTest {

    private static final FigureForm QUAY = FigureForm.of(new FigureContent("quay", "The quay", "A quay"));
    private static final FigureForm FERRY = FigureForm.of(new FigureContent("ferry", "The ferry", "A ferry"));

    private static EntryForm form(String when, String at) {
        return EntryFormBuilder.builder()
                .headline("Ferries stopped")
                .body("<p>All of them.</p>")
                .plain(null)
                .figures(List.of(QUAY))
                .credits(List.of())
                .embeds(List.of())
                .when(when)
                .at(at)
                .offset("+01:00")
                .keyEvent(true)
                .pin(true)
                .key("key-1")
                .version(3L)
                .updated(true)
                .unverified(true)
                .action("keep")
                .build();
    }

    @Test
    void addsFigures() {
        EntryForm before = form("at", "2026-03-01T06:00");
        assertThat(changed(before, before.with(List.of(FERRY)))).containsExactly("figures");
        assertThat(before.with(List.of(FERRY)).figures()).containsExactly(QUAY, FERRY);
    }

    @Test
    void takesAnotherVersionAndKey() {
        EntryForm before = form("at", "2026-03-01T06:00");
        EntryForm after = before.at(4L, "key-2");
        assertThat(changed(before, after)).containsExactly("key", "version");
        assertThat(after.version()).isEqualTo(4);
        assertThat(after.key()).isEqualTo("key-2");
    }

    @Test
    void isToBePublishedNow() {
        EntryForm before = form("later", "2026-03-01T06:00");
        EntryForm after = before.now();
        assertThat(changed(before, after)).containsExactly("action", "at", "offset", "when");
        assertThat(after.status(EntryStatus.SCHEDULED)).isEqualTo(EntryStatus.PUBLISHED);
    }

    @Test
    void stepsWithItsTime() {
        EntryForm before = form("later", "2026-03-01T06:00");
        assertThat(changed(before, before.stepping(EntryStatus.DRAFT))).containsExactly("action", "when");
        assertThat(before.stepping(EntryStatus.DRAFT).status(EntryStatus.SCHEDULED))
                .isEqualTo(EntryStatus.DRAFT);
        assertThat(before.stepping(EntryStatus.SUBMITTED).status(EntryStatus.DRAFT))
                .isEqualTo(EntryStatus.SUBMITTED);
        assertThat(before.stepping(EntryStatus.SUBMITTED).when()).isEqualTo("at");
        assertThat(form("later", "").stepping(EntryStatus.DRAFT).when()).isEqualTo("now");
    }
}
