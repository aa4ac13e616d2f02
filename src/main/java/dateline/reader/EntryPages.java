package dateline.reader;

import dateline.edition.Document;
import dateline.edition.Edition;
import dateline.edition.Editions;
import dateline.edition.Subjects;
import dateline.page.EntryPage;
import dateline.page.EntryView;
import dateline.page.JsonLd;
import dateline.page.Renderer;
import dateline.page.StoryViews;
import dateline.paper.Paper;
import dateline.press.Ready;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prints an entry alone: its permalink, or the word that it is gone. */
@Component
class EntryPages {

    private final Editions editions;
    private final StoryViews views;
    private final Renderer renderer;
    private final JsonLd jsonLd;
    private final Paper paper;

    EntryPages(Editions editions, StoryViews views, Renderer renderer, JsonLd jsonLd, Paper paper) {
        this.editions = editions;
        this.views = views;
        this.renderer = renderer;
        this.jsonLd = jsonLd;
        this.paper = paper;
    }

    Optional<Document> entry(String slug, long number) {
        return editions.of(slug).flatMap(edition -> views.released(edition.story(), number)
            .map(entry -> Document.of(entry.isRetracted() ? gone(edition, entry) : page(edition, entry), Subjects.frame(edition.id()),
                Subjects.olderPages(edition.id()), Subjects.entry(edition.id(), number))
                .labelled(Labels.of(edition.story(), List.of(entry)))));
    }

    private Ready page(Edition edition, EntryView entry) {
        String context = edition.path(edition.page(entry.key())) + "#" + entry.anchor();
        EntryPage page = new EntryPage(edition.story(), renderer.entry(entry, false), context, null, null, jsonLd.entry(entry, edition.story()));
        return paper.print("entry/page", Map.of("page", page), 200, edition.story().changed(),
            edition.story().isLive() ? Paper.LIVE : Paper.SETTLED);
    }

    private Ready gone(Edition edition, EntryView entry) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("story", edition.story());
        model.put("entry", entry.silent() ? null : entry);
        return paper.print("entry/gone", model, 410, null, Paper.LIVE);
    }
}
