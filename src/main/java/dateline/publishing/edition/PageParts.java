package dateline.publishing.edition;

import dateline.publishing.template.Renderer;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.Fragment;
import dateline.publishing.view.StoryPage;
import dateline.publishing.view.StoryView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Renders the parts of a story's page around its timeline. A part is rendered again only when what it shows has
 * changed.
 */
@Component
class PageParts {

    private final Renderer renderer;

    PageParts(Renderer renderer) {
        this.renderer = renderer;
    }

    /**
     * The parts by element id. Those that are still valid are taken over from the previous edition, if there is one.
     */
    @SuppressWarnings("ReferenceEquality") // of the key events, which are the same list for as long as none changes
    Map<String, String> of(
            @Nullable Edition old, StoryView view, @Nullable Fragment pinned, List<EntryView> keyEvents) {
        StoryPage page =
                new StoryPage(view, null, List.of(), pinned, keyEvents, null, null, null, false, null, "", List.of());
        // A change of an entry moves only the story's times, and only the status shows those.
        Edition same = old != null && view.equals(old.story().at(view)) ? old : null;
        Map<String, String> regions = new LinkedHashMap<>();
        put(regions, "status", page, null);
        put(regions, "heading", page, same);
        put(regions, "summary", page, same);
        put(regions, "key-events", page, same != null && same.keyEvents() == keyEvents ? same : null);
        put(regions, "byline", page, same);
        put(regions, "lead", page, same);
        put(regions, "credits", page, same);
        put(regions, "tags", page, same);
        put(regions, "pinned", page, same != null && Objects.equals(same.pinned(), pinned) ? same : null);
        return regions;
    }

    private void put(Map<String, String> regions, String name, StoryPage page, @Nullable Edition standing) {
        String id = "story-" + name;
        regions.put(
                id,
                standing != null
                        ? Objects.requireNonNull(standing.regions().get(id))
                        : renderer.render("story/_" + name, page.story().words().locale(), Map.of("page", page))
                                .strip());
    }
}
