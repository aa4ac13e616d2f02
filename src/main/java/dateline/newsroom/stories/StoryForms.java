package dateline.newsroom.stories;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.list.EntryFilter;
import dateline.entry.list.EntryList;
import dateline.entry.list.EntrySearch;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.form.PhotoCards;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.NotFound;
import dateline.platform.language.LanguageTags;
import dateline.platform.text.Markup;
import dateline.story.Headlines;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.section.Section;
import dateline.story.section.Sections;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;

/** Builds the pages that contain a story's form. */
@Component
@Transactional(readOnly = true)
class StoryForms {

    /** The languages to choose from, in an editor's language. To name and sort them takes many times longer than the page. */
    private static final LoadingCache<Locale, List<Known>> TONGUES =
            Caffeine.newBuilder().maximumSize(20).build(StoryForms::tongues);

    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.contains("/") || zone.equals("UTC"))
            .filter(zone -> !zone.startsWith("SystemV/") && !zone.startsWith("Etc/"))
            .sorted()
            .toList();

    private static final int UPDATES = 60;

    private final EditorWords words;
    private final Stories stories;
    private final Headlines headlines;
    private final EntrySearch search;
    private final Entries entries;
    private final Sections sections;
    private final PhotoCards photos;

    StoryForms(
            EditorWords words,
            Stories stories,
            Headlines headlines,
            EntrySearch search,
            Entries entries,
            Sections sections,
            PhotoCards photos) {
        this.words = words;
        this.stories = stories;
        this.headlines = headlines;
        this.search = search;
        this.entries = entries;
        this.sections = sections;
        this.photos = photos;
    }

    /** Builds a page with the form of a new story. */
    public ModelAndView page(String view, StoryForm form, FieldErrors errors) {
        return new ModelAndView(view)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("zones", ZONES)
                .addObject("tongues", TONGUES.get(LocaleContextHolder.getLocale()))
                .addObject(
                        "sections", sections.all().stream().map(Section::name).toList())
                .addObject("photos", photos.of(form.leadFigure()));
    }

    /**
     * Builds a page with the form of an existing story, including its former headlines and its latest entries to choose
     * from.
     */
    public ModelAndView page(String view, Story story, StoryForm form, FieldErrors errors) {
        List<HeadlineRow> titles = headlines.of(story.id()).stream()
                .map(headline -> HeadlineRow.of(headline, story.zone(), words.now()))
                .toList();
        List<Long> latest = search.find(story.id(), EntryList.TIMELINE, EntryFilter.none(null), null, UPDATES).stream()
                .map(EntrySearch.Found::id)
                .toList();
        return page(view, form, errors)
                .addObject("headlines", titles)
                .addObject(
                        "updates",
                        entries.findByIdIn(latest).stream()
                                .sorted(Comparator.comparingLong(Entry::number).reversed())
                                .map(Known::of)
                                .toList());
    }

    /** Returns the form of a saved story. */
    public StoryForm standing(Long id) {
        return stories.findById(id).map(StoryForm::of).orElseThrow(() -> new NotFound("story", id));
    }

    private static List<Known> tongues(Locale reader) {
        return LanguageTags.choices(reader).stream()
                .map(language -> new Known(language.toLanguageTag(), language.getDisplayName(reader)))
                .toList();
    }

    /** A choice of a field: the value and its label. */
    record Known(String value, String label) {

        static Known of(Entry entry) {
            return new Known(
                    String.valueOf(entry.number()),
                    entry.headline() == null ? Markup.excerpt(entry.body(), 80) : entry.headline());
        }
    }
}
