package dateline.newsroom.photos;

import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.photo.CaptionService;
import dateline.photo.FigureContent;
import dateline.photo.Photo;
import dateline.photo.Photos;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.settings.Actor;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saves a photo's texts and changes the chosen uses with them, in one transaction. Each use is changed by an edit of
 * its entry or story.
 */
@Service
class PhotoEdits {

    private final CaptionService captionService;
    private final EntryService entryService;
    private final StoryService storyService;
    private final Entries entries;
    private final Stories stories;
    private final Photos photos;

    PhotoEdits(
            CaptionService captionService,
            EntryService entryService,
            StoryService storyService,
            Entries entries,
            Stories stories,
            Photos photos) {
        this.captionService = captionService;
        this.entryService = entryService;
        this.storyService = storyService;
        this.entries = entries;
        this.stories = stories;
        this.photos = photos;
    }

    /** A chosen use, parsed from {@link PhotoUse#ticket}. */
    private record Ticket(String kind, long id, long version) {

        static Ticket of(String text) {
            if (!text.matches("(entry|lead)~\\d{1,18}~\\d{1,18}")) {
                throw new NotFound("use of the photo", text);
            }
            String[] parts = text.split("~");
            return new Ticket(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }

    /** The changed texts of a photo; null for a text that did not change. */
    private record News(
            String key, @Nullable String caption, @Nullable String alt) {

        FigureContent in(FigureContent figure) {
            return !key.equals(figure.photo())
                    ? figure
                    : new FigureContent(
                            figure.photo(),
                            caption == null ? figure.caption() : caption,
                            alt == null ? figure.alt() : alt,
                            figure.clearance(),
                            figure.credit());
        }
    }

    /**
     * Saves the photo's texts and returns the number of uses changed with them.
     *
     * @throws StaleVersion when someone changed the photo or one of the uses meanwhile
     */
    @Transactional
    int save(String key, PhotoForm form, Actor by) {
        Photo photo = photos.findByKey(key).orElseThrow(() -> new NotFound("photo", key));
        News news = new News(key, unlessSame(photo.caption(), form.caption()), unlessSame(photo.alt(), form.alt()));
        List<Ticket> chosen = form.also().stream()
                .distinct()
                .map(Ticket::of)
                .sorted(Comparator.comparing(Ticket::kind).thenComparingLong(Ticket::id))
                .toList();
        for (Ticket ticket : chosen) {
            if (ticket.kind().equals("entry")) {
                entry(ticket, news, by);
            } else {
                lead(ticket, news, by);
            }
        }
        captionService.describe(
                key,
                form.version() == null ? -1 : form.version(),
                form.words(),
                ids(chosen, "entry"),
                ids(chosen, "lead"));
        return chosen.size();
    }

    private static List<Long> ids(List<Ticket> chosen, String kind) {
        return chosen.stream()
                .filter(ticket -> ticket.kind().equals(kind))
                .map(Ticket::id)
                .toList();
    }

    private void entry(Ticket ticket, News news, Actor by) {
        Entry entry = entries.findById(ticket.id()).orElseThrow(() -> new NotFound("entry", ticket.id()));
        EntryContent said = entry.content();
        entryService.edit(
                new EntryRef(entry.story().id(), entry.number()),
                ticket.version(),
                said.withFigures(said.figures().stream().map(news::in).toList()),
                null,
                false,
                by);
    }

    private void lead(Ticket ticket, News news, Actor by) {
        Story story = stories.findById(ticket.id()).orElseThrow(() -> new NotFound("story", ticket.id()));
        StoryContent said = story.content();
        if (said.leadFigure() != null) {
            storyService.edit(story.id(), ticket.version(), said.withLeadFigure(news.in(said.leadFigure())), null, by);
        }
    }

    private static @Nullable String unlessSame(@Nullable String before, @Nullable String now) {
        String said = Objects.requireNonNullElse(now, "").strip();
        return said.equals(Objects.requireNonNullElse(before, "")) ? null : said;
    }
}
