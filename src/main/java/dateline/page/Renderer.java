package dateline.page;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders templates outside any request: views carry ready addresses and texts. */
@Component
public class Renderer {

    private final ITemplateEngine templates;

    Renderer(ITemplateEngine templates) {
        this.templates = templates;
    }

    /** The one rendering of an entry; {@code pinned} when it is the copy at the top of the page. */
    public Fragment entry(EntryView entry, StoryView story, boolean pinned) {
        return new Fragment(
                entry,
                render("entry/_entry", story.words().locale(), Map.of("entry", entry, "pinned", pinned))
                        .strip());
    }

    /** A whole page or a part of one, by its template. */
    public String render(String template, Locale locale, Map<String, Object> model) {
        return templates.process(template, new Context(locale, model));
    }
}
