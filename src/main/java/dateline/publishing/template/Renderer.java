package dateline.publishing.template;

import dateline.publishing.view.EntryView;
import dateline.publishing.view.Fragment;
import dateline.publishing.view.StoryView;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders Thymeleaf templates outside of any web request, so views carry complete URLs and texts. */
@Component
public class Renderer {

    private final ITemplateEngine templates;

    public Renderer(ITemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * Renders an entry. This is the only place that does.
     *
     * @param pinned whether it is the copy at the top of the page
     */
    public Fragment entry(EntryView entry, StoryView story, boolean pinned) {
        return new Fragment(
                entry,
                render("entry/_entry", story.words().locale(), Map.of("entry", entry, "pinned", pinned))
                        .strip());
    }

    /** Renders one fragment of a template. The model contains the fragment's parameters by their names. */
    public String part(String template, String fragment, Locale locale, Map<String, Object> model) {
        return templates
                .process(template, Set.of(fragment), new Context(locale, model))
                .strip();
    }

    /** Renders a whole page or a part of one. */
    public String render(String template, Locale locale, Map<String, Object> model) {
        return templates.process(template, new Context(locale, model));
    }
}
