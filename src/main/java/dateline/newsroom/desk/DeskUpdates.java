package dateline.newsroom.desk;

import dateline.newsroom.language.EditorWords;
import dateline.publishing.template.Renderer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Renders updates of open desks from the fragments of the desk's page. */
@Component
class DeskUpdates {

    private static final List<String> TABS = List.of("timeline", "drafts", "submitted", "scheduled", "retracted");

    private final Renderer renderer;
    private final DeskRows deskRows;
    private final EditorWords words;

    DeskUpdates(Renderer renderer, DeskRows deskRows, EditorWords words) {
        this.renderer = renderer;
        this.deskRows = deskRows;
        this.words = words;
    }

    /** Renders what differs, in the audience's language. */
    DeskUpdate render(DeskDelta delta, DeskAudience audience) {
        DeskPages.Desk desk = delta.after().desk();
        Map<String, Object> model = new HashMap<>();
        model.put("me", audience.by());
        model.put("words", words.of(audience.language().toLanguageTag()));
        model.put("desk", desk);
        model.put("story", desk.story());
        model.put("rows", deskRows.of(desk, audience));
        Map<String, Long> counts = delta.counts();
        return new DeskUpdate(
                delta.before().state(),
                delta.after().state(),
                delta.order(),
                rows(delta.changed(), desk, audience),
                delta.further() == null ? null : rows(delta.further(), desk, audience),
                delta.gone(),
                desk.older() == null ? "" : part("newsroom/_lists", "older", model, audience),
                counts == null
                        ? null
                        : TABS.stream().map(tab -> counts.getOrDefault(tab, 0L)).toList(),
                delta.bar() ? part("newsroom/_bar", "story", model, audience) : null,
                delta.side() ? part("newsroom/desk", "side", model, audience) : null,
                delta.note() ? part("newsroom/desk", "note", model, audience) : null);
    }

    private Map<Long, String> rows(List<EntryRow> rows, DeskPages.Desk desk, DeskAudience audience) {
        Map<Long, String> html = new LinkedHashMap<>();
        rows.forEach(row -> html.put(row.number(), deskRows.html(row, desk.story(), audience)));
        return html;
    }

    private String part(String template, String fragment, Map<String, Object> model, DeskAudience audience) {
        return renderer.part(template, fragment, audience.language(), model);
    }
}
