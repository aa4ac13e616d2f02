package dateline.newsroom.stories;

import static dateline.Copies.changed;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contributor.CreditContent;
import dateline.newsroom.form.CreditForm;
import dateline.newsroom.form.FigureForm;
import dateline.photo.FigureContent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A copy of a form differs only in what its name says. */
class StoryFormTest {

    private static final FigureForm QUAY = FigureForm.of(new FigureContent("quay", "The quay", "A quay"));
    private static final FigureForm FERRY = FigureForm.of(new FigureContent("ferry", "The ferry", "A ferry"));

    private static StoryForm form(String word, List<CreditForm> credits) {
        return StoryFormBuilder.builder()
                .headline(word + " headline")
                .standfirst(word + " standfirst")
                .slug(word + "-slug")
                .section(word + " section")
                .timeZone(word + "/Zone")
                .language(word + "-language")
                .tags(word + " tags")
                .summary(List.of())
                .leadFigure(List.of(QUAY))
                .credits(credits)
                .startsAt(word + " start")
                .endsAt(word + " end")
                .coverageOpenedAt(word + " opening")
                .coverageEndedAt(word + " ending")
                .leadEntry(word + " lead")
                .event(new EventForm("", "", ""))
                .status(word + " status")
                .version(null)
                .build();
    }

    @Test
    void takesTheSettingsOfAnEarlierStory() {
        StoryForm before = form("new", List.of());
        StoryForm earlier =
                form("old", List.of(CreditForm.of(new CreditContent("author", List.of("Ada"), null, null, null))));
        StoryForm after = before.like(earlier);
        assertThat(changed(before, after)).containsExactly("credits", "language", "section", "tags", "timeZone");
        assertThat(changed(earlier, after))
                .doesNotContain("credits", "language", "section", "tags", "timeZone")
                .hasSizeGreaterThan(5);
    }

    @Test
    void takesThePhotoThatWasUploaded() {
        StoryForm before = form("new", List.of());
        assertThat(changed(before, before.illustrated(List.of(FERRY, QUAY)))).containsExactly("leadFigure");
        assertThat(before.illustrated(List.of(FERRY, QUAY)).leadFigure()).containsExactly(FERRY);
        assertThat(changed(before, before.illustrated(List.of()))).isEmpty();
    }
}
