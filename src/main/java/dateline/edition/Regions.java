package dateline.edition;

import dateline.page.EntryView;
import dateline.page.Fragment;
import dateline.page.Renderer;
import dateline.page.StoryPage;
import dateline.page.StoryView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The parts of a story's page around its timeline, each rendered again only when what it shows has changed. */
@Component
class Regions {

    private final Renderer renderer;

    Regions(Renderer renderer) {
        this.renderer = renderer;
    }

    /** By element id; taken over from the edition before, if there is one, as far as they still stand. */
    Map<String, String> of(@Nullable Edition old, StoryView view, @Nullable Fragment pinned, List<EntryView> keyEvents) {
        StoryPage page = new StoryPage(view, null, List.of(), pinned, keyEvents, null, null, null, false, null, "", List.of());
        // Between two changes of the story itself only the time of the update moves, which the status alone shows.
        boolean same = old != null && view.equals(old.story().at(view));
        Map<String, String> regions = new LinkedHashMap<>();
        put(regions, "status", page, null);
        put(regions, "heading", page, same ? old : null);
        put(regions, "summary", page, same ? old : null);
        put(regions, "key-events", page, same && old.keyEvents() == keyEvents ? old : null);
        put(regions, "byline", page, same ? old : null);
        put(regions, "lead", page, same ? old : null);
        put(regions, "credits", page, same ? old : null);
        put(regions, "tags", page, same ? old : null);
        put(regions, "pinned", page, same && Objects.equals(old.pinned(), pinned) ? old : null);
        return regions;
    }

    private void put(Map<String, String> regions, String name, StoryPage page, @Nullable Edition standing) {
        String id = "story-" + name;
        regions.put(id, standing != null ? Objects.requireNonNull(standing.regions().get(id))
            : renderer.render("story/_" + name, page.story().words().locale(), Map.of("page", page)).strip());
    }
}
