package dateline.newsroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.newsroom.entries.Editor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the desk are rendered once for all who see the same, and each page's forms have its own token. */
@DatelineTest
class DeskRowsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private EntryService entryService;

    @Autowired
    private JdbcClient jdbc;

    private Account rita;
    private String slug;
    private String desk;

    @BeforeEach
    void write() {
        slug = cast.liveStory();
        desk = "/newsroom/stories/" + slug;
        rita = cast.staff(AccountRole.REPORTER);
        cast.publish(slug, "Pumps fail");
        cast.draft(slug, "Tide table", rita);
    }

    @Test
    void givesTheFormsOfEachPageItsToken() {
        Set<String> tokens = List.of(
                        editor(cast.staff(AccountRole.EDITOR)), editor(cast.staff(AccountRole.EDITOR)), editor(rita))
                .stream()
                .map(who -> {
                    Document page = who.open(desk).page();
                    String own = page.select("#form-new input[name=_csrf]").val();
                    List<Element> forms = page.select(".row form, .waiting form");
                    assertThat(forms).isNotEmpty();
                    forms.forEach(form -> assertThat(
                                    form.select("> input[name=_csrf]").eachAttr("value"))
                            .as(form.outerHtml())
                            .containsExactly(own));
                    return own;
                })
                .collect(Collectors.toSet());
        assertThat(tokens).hasSize(3).noneMatch(String::isEmpty);
    }

    @Test
    void offersEachOnlyWhatTheyMayDo() {
        assertThat(actions(editor(cast.staff(AccountRole.EDITOR)), "#entry-1"))
                .containsExactly("Edit", "Correct", "Pin", "Retract", "Copy or move", "View");
        assertThat(actions(editor(rita), "#entry-1")).isEmpty();
        assertThat(actions(editor(rita), "#aside-2")).containsExactly("Edit", "Submit", "Copy or move", "Discard");
        assertThat(actions(editor(cast.staff(AccountRole.ADMINISTRATOR)), "#aside-2"))
                .containsExactly("Edit", "Publish now", "Copy or move", "Discard");
        assertThat(editor(cast.staff(AccountRole.REPORTER)).open(desk).page().select("#aside-2"))
                .isEmpty();
    }

    @Test
    void showsWhatAStoryAndItsEntryAreNow() {
        Editor ada = editor(cast.staff(AccountRole.EDITOR));
        assertThat(ada.open(desk).text("#entry-1")).contains("Pumps fail").doesNotContain("key event");
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Two pumps fail", "<p>Both.</p>").withKeyEvent(true),
                null,
                false,
                cast.ada());
        assertThat(ada.open(desk).text("#entry-1")).contains("Two pumps fail", "Both.", "key event");
        ada.send(ada.open(desk).page().selectFirst("#entry-1 form[action$=pin]"), Map.of());
        assertThat(actions(ada, "#entry-1")).contains("Unpin").doesNotContain("Pin");
        assertThat(ada.open(desk + "?list=drafts")
                        .page()
                        .select("#timeline #entry-2 input[name=list]")
                        .eachAttr("value"))
                .isNotEmpty()
                .containsOnly("drafts");
    }

    @Test
    void countsReleasedEntriesWithoutReadingThem() {
        cast.publish(slug, "Second");
        cast.publish(slug, "Third");
        entryService.retract(cast.entry(slug, 3), null, null, false, cast.ada());
        entryService.retract(cast.entry(slug, 4), null, null, false, cast.ada());
        entryService.restore(cast.entry(slug, 4), null, cast.ada());
        Editor ada = editor(cast.staff(AccountRole.EDITOR));
        ada.send(ada.open(desk).page().selectFirst("#aside-2 form[action$=publication]"), Map.of());
        Document page = ada.open(desk).page();
        assertThat(page.select(".lists__count").eachText()).containsExactly("4", "0", "0", "0", "1");
        assertThat(page.select(".bar__facts").text()).startsWith("3 updates");
        assertThat(jdbc.sql("""
                select s.slug from story s
                where s.released <> (select count(*) from entry e where e.story_id = s.id and e.released_at is not null)""").query(String.class).list()).isEmpty();
    }

    private List<String> actions(Editor who, String row) {
        return who.open(desk).page().select(row + " .row__action").eachText();
    }

    private Editor editor(Account account) {
        return new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
    }
}
