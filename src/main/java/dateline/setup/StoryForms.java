package dateline.setup;

import dateline.newsroom.FieldErrors;
import dateline.newsroom.PhotoCards;
import dateline.site.Missing;
import dateline.story.Section;
import dateline.story.Sections;
import dateline.story.Stories;
import dateline.story.StoryContent;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;

/** Sets up the pages with a story's form. */
@Component
@Transactional(readOnly = true)
class StoryForms {

    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.contains("/") || zone.equals("UTC"))
        .filter(zone -> !zone.startsWith("SystemV/") && !zone.startsWith("Etc/")).sorted().toList();

    private final Stories stories;
    private final Sections sections;
    private final PhotoCards photos;

    StoryForms(Stories stories, Sections sections, PhotoCards photos) {
        this.stories = stories;
        this.sections = sections;
        this.photos = photos;
    }

    public ModelAndView page(String view, StoryForm form, FieldErrors errors) {
        return new ModelAndView(view).addObject("form", form).addObject("errors", errors).addObject("zones", ZONES)
            .addObject("sections", sections.all().stream().map(Section::name).toList()).addObject("photos", photos.of(form.leadFigure()));
    }

    /** The form with what stands. */
    public StoryForm standing(String slug) {
        return stories.findBySlug(slug).map(StoryForm::of).orElseThrow(() -> new Missing("story", slug));
    }

    /** What stands, word for word, with its version. */
    public Standing content(String slug) {
        return stories.findBySlug(slug).map(story -> new Standing(story.content(), story.version())).orElseThrow(() -> new Missing("story", slug));
    }

    record Standing(StoryContent content, long version) {
    }
}
