package dateline.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.newsroom.form.FormMerge.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormMergeTest {

    private static final String BASE =
            "<p>Water is at the quay.</p><p>Two pumps run in Low Town.</p><p>Trains stand still.</p>";

    @Test
    void keepsBothChangesOfDifferentParagraphs() {
        FormMerge made = body(BASE.replace("Two pumps", "Three pumps"), BASE.replace("stand still", "run again"));
        assertThat(made.merged().get("body"))
                .isEqualTo("<p>Water is at the quay.</p><p>Three pumps run in Low Town.</p><p>Trains run again.</p>");
        assertThat(made.outcomes()).containsEntry("body", Outcome.BOTH);
    }

    @Test
    void keepsBothChangesOfOneParagraphWhereTheyDoNotTouch() {
        assertThat(body(BASE.replace("Two", "Three"), BASE.replace("Low Town", "<strong>Low Town</strong>"))
                        .merged()
                        .get("body"))
                .isEqualTo(BASE.replace("Two", "Three").replace("Low Town", "<strong>Low Town</strong>"));
    }

    @Test
    void asksWhereBothChangedTheSameWordsAndLosesNothingElseByEitherAnswer() {
        FormMerge made = body(
                BASE.replace("Two pumps", "Three pumps").replace("quay", "market"),
                BASE.replace("Two pumps", "Four big pumps"));
        assertThat(made.outcomes()).containsEntry("body", Outcome.CHOOSE);
        assertThat(made.merged().get("body"))
                .asString()
                .contains("Four big pumps", "at the market")
                .doesNotContain("Three");
        assertThat(made.theirs().get("body"))
                .asString()
                .contains("Three pumps", "at the market")
                .doesNotContain("Four");
    }

    @Test
    void asksWhereWordsSideBySideWereChanged() {
        assertThat(body(BASE.replace("Two", "Three"), BASE.replace("pumps", "engines"))
                        .outcomes())
                .containsEntry("body", Outcome.CHOOSE);
    }

    @Test
    void keepsWhatBothAddedAtOnePlace() {
        FormMerge made = body(BASE + "<p>Theirs.</p>", BASE + "<p>Yours.</p>");
        assertThat(made.merged().get("body")).isEqualTo(BASE + "<p>Theirs.</p><p>Yours.</p>");
        assertThat(body("<p>First.</p>" + BASE, BASE.replace("Water", "The water"))
                        .merged()
                        .get("body"))
                .isEqualTo("<p>First.</p>" + BASE.replace("Water", "The water"));
    }

    @Test
    void asksWhereOneChangedWhatTheOtherTookOut() {
        FormMerge made = body("<p>Water is at the quay.</p><p>Trains stand still.</p>", BASE.replace("Two", "Three"));
        assertThat(made.outcomes()).containsEntry("body", Outcome.CHOOSE);
        assertThat(made.theirs().get("body")).asString().doesNotContain("pumps");
        assertThat(made.merged().get("body")).asString().contains("Three pumps");
    }

    @Test
    void takesAPartFromWhoeverChangedIt() {
        FormMerge made = FormMerge.of(
                Map.of("headline", "Pumps fail", "keyEvent", false, "standfirst", "At dusk."),
                Map.of("headline", "Pumps failed", "keyEvent", false, "standfirst", "At dusk."),
                Map.of("headline", "Pumps fail", "keyEvent", true, "standfirst", "At dusk.\r\n"));
        assertThat(made.merged()).containsEntry("headline", "Pumps failed").containsEntry("keyEvent", true);
        assertThat(made.outcomes())
                .containsExactlyInAnyOrderEntriesOf(Map.of("headline", Outcome.THEIRS, "keyEvent", Outcome.YOURS));
    }

    @Test
    void mergesRowsAndWhatIsInThem() {
        CreditForm maya = new CreditForm("author", "Maya Lind", null, null, null);
        CreditForm cara = new CreditForm("author", "Cara Anna", "AP", null, null);
        FigureForm quay = new FigureForm("a1", "The quay", "Water", null);
        FormMerge made = FormMerge.of(
                Map.of("credits", List.of(maya), "figures", List.of(quay)),
                Map.of(
                        "credits",
                        List.of(maya, cara),
                        "figures",
                        List.of(new FigureForm("a1", "The quay at noon", "Water", null))),
                Map.of(
                        "credits",
                        List.of(new CreditForm("author", "Maya Lind", "", "writer", "")),
                        "figures",
                        List.of(new FigureForm("a1", "The quay", "Grey water", null))));
        assertThat(made.merged().get("credits"))
                .isEqualTo(List.of(new CreditForm("author", "Maya Lind", null, "writer", null), cara));
        assertThat(made.merged().get("figures"))
                .isEqualTo(List.of(new FigureForm("a1", "The quay at noon", "Grey water", null)));
        assertThat(made.outcomes().values()).containsOnly(Outcome.BOTH);
    }

    @Test
    void mergesTagsAndAsksForOneLeadPhoto() {
        FormMerge made = FormMerge.of(
                Map.of("tags", "storm, tide", "leadFigure", List.of()),
                Map.of("tags", "storm, tide, coast", "leadFigure", List.of(new FigureForm("a", null, null, null))),
                Map.of("tags", "storm", "leadFigure", List.of(new FigureForm("b", null, null, null))));
        assertThat(made.merged()).containsEntry("tags", "storm, coast");
        assertThat(made.outcomes()).containsEntry("leadFigure", Outcome.CHOOSE);
    }

    @Test
    void asksOfEverythingThatDiffersWhereNobodyKnowsWhatBothStartedFrom() {
        FormMerge made = FormMerge.of(
                null,
                Map.of("headline", "Theirs", "body", "<p>Same.</p>"),
                Map.of("headline", "Yours", "body", "<p>Same.</p>"));
        assertThat(made.outcomes()).containsExactly(Map.entry("headline", Outcome.CHOOSE));
        assertThat(made.merged()).containsEntry("headline", "Yours");
    }

    @Test
    void standsTextsThatHaveNothingInCommon() {
        String theirs = "<p>" + "one two ".repeat(8000) + "</p>";
        String yours = "<p>" + "three four ".repeat(8000) + "</p>";
        assertThat(body(theirs, yours).outcomes()).containsEntry("body", Outcome.CHOOSE);
    }

    private static FormMerge body(String theirs, String yours) {
        return FormMerge.of(Map.of("body", BASE), Map.of("body", theirs), Map.of("body", yours));
    }
}
