package dateline.publishing.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.Contributor;
import dateline.contributor.ContributorService;
import dateline.contributor.Contributors;
import dateline.contributor.CreditContent;
import dateline.contributor.ProfileService;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.photo.FigureContent;
import dateline.photo.Photo;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Which cached photos a change evicts: those that it took from readers, and no others. */
@DatelineTest
class PhotoEvictionIT {

    @Autowired
    ResponseCache responseCache;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    Stories found;

    @Autowired
    PhotoService photos;

    @Autowired
    ContributorService contributorService;

    @Autowired
    Contributors known;

    @Autowired
    ProfileService profileService;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @Autowired
    ReaderServer server;

    Reader reader;
    String slug;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
        slug = cast.liveStory();
    }

    @Test
    void keepsWhatAnEditOnAnOlderPageOrElsewhereLeavesAlone() throws IOException {
        Photo old = photo("custom-house-quay");
        Photo other = photo("gannet-head");
        Photo portrait = photo("elspeth-rowe");
        describe("Petra Kept", portrait);
        post(slug, of("Old and pictured", List.of(old, other), null));
        post(slug, of("Pictured", List.of(other), "Petra Kept"));
        for (int i = 0; i < 61; i++) {
            cast.publish(slug, "Update " + i);
        }
        Await.until(() -> reader.get("/stories/" + slug + "/page/1").statusCode(), status -> status == 200);
        assertThat(reader.page("/stories/" + slug).text()).doesNotContain("Old and pictured");
        for (Photo photo : List.of(old, other, portrait)) {
            assertThat(status(photo)).isEqualTo(200);
        }
        String elsewhere = cast.liveStory();
        cast.publish(elsewhere, "Somewhere else");
        edit(elsewhere, 1, EntryContent.of("Somewhere else again", "<p>Up.</p>"));
        edit(slug, 1, of("Old, pictured, edited", List.of(old, other), null));
        edit(slug, 2, of("Pictured, edited", List.of(other), "Petra Kept"));
        awaitPage("/stories/" + slug + "/2", "Pictured, edited");
        entryService.retract(cast.entry(elsewhere, 1), null, null, false, cast.ada());
        Await.until(() -> reader.get("/stories/" + elsewhere + "/1").statusCode(), status -> status == 410);
        assertThat(cached(slug)).containsExactlyInAnyOrder(subject(old), subject(other));
        assertThat(cached()).contains(subject(portrait));
        edit(slug, 1, of("Old, one photo", List.of(other), null));
        Await.until(() -> status(old), status -> status == 404);
        assertThat(cached(slug)).containsExactly(subject(other));
        assertThat(cached()).contains(subject(portrait));
    }

    @Test
    void evictsAtOnceThePhotosOfARetractedEntryOnAnOlderPage() throws IOException {
        Photo old = photo("custom-house-quay");
        Photo portrait = photo("elspeth-rowe");
        describe("Petra Retracted", portrait);
        post(slug, of("Old and pictured", List.of(old), "Petra Retracted"));
        for (int i = 0; i < 61; i++) {
            cast.publish(slug, "Update " + i);
        }
        Await.until(() -> reader.get("/stories/" + slug + "/page/1").statusCode(), status -> status == 200);
        assertThat(status(old)).isEqualTo(200);
        assertThat(status(portrait)).isEqualTo(200);
        entryService.retract(cast.entry(slug, 1), null, null, false, cast.ada());
        Await.until(() -> status(old), status -> status == 404);
        Await.until(() -> status(portrait), status -> status == 404);
    }

    @Test
    void evictsThePhotosOfAStoryThatNobodyReads() throws IOException {
        Photo lead = photo("custom-house-quay");
        Photo shown = photo("gannet-head");
        Photo portrait = photo("elspeth-rowe");
        describe("Petra Unread", portrait);
        post(slug, of("Pictured", List.of(shown), null));
        edit(content().withLeadFigure(new FigureContent(lead.key(), null, null)), "Petra Unread", null);
        for (Photo photo : List.of(lead, shown, portrait)) {
            assertThat(status(photo)).isEqualTo(200);
        }
        edit(content().withLeadFigure(null), "Petra Unread", null);
        Await.until(() -> status(lead), status -> status == 404);
        assertThat(cached(slug)).containsExactly(subject(shown));
        assertThat(cached()).contains(subject(portrait));
        edit(slug, 1, of("Bare", List.of(), null));
        Await.until(() -> status(shown), status -> status == 404);
        edit(content(), null, null);
        Await.until(() -> status(portrait), status -> status == 404);
    }

    @Test
    void evictsEverythingOfAWithdrawnStoryAndWhatEndedWithIt() throws IOException {
        Photo lead = photo("custom-house-quay");
        Photo shown = photo("gannet-head");
        Photo portrait = photo("elspeth-rowe");
        describe("Petra Withdrawn", portrait);
        post(slug, of("Pictured", List.of(shown), "Petra Withdrawn"));
        edit(content().withLeadFigure(new FigureContent(lead.key(), null, null)), null, null);
        awaitPage("/stories/" + slug, "Pictured");
        for (Photo photo : List.of(lead, shown, portrait)) {
            assertThat(status(photo)).isEqualTo(200);
        }
        edit(content().withLeadFigure(null), null, Status.ENDED);
        Await.until(() -> status(lead), status -> status == 404);
        assertThat(status(shown)).isEqualTo(200);
        edit(content(), null, Status.WITHDRAWN);
        Await.until(() -> status(shown), status -> status == 404);
        Await.until(() -> status(portrait), status -> status == 404);
    }

    @Test
    void evictsAPortraitThatWasReplacedOrLostInAMerger() throws IOException {
        Photo first = photo("custom-house-quay");
        Photo second = photo("gannet-head");
        Photo third = photo("elspeth-rowe");
        Contributor one = describe("Petra Pictured", first);
        Contributor other = describe("Petra Twice", third);
        post(slug, of("By one", List.of(), "Petra Pictured"));
        post(slug, of("By the other", List.of(), "Petra Twice"));
        awaitPage("/stories/" + slug, "By the other");
        assertThat(status(first)).isEqualTo(200);
        assertThat(status(third)).isEqualTo(200);
        describe("Petra Pictured", second);
        Await.until(() -> status(first), status -> status == 404);
        assertThat(status(second)).isEqualTo(200);
        assertThat(cached()).contains(subject(second), subject(third));
        profileService.merge(one.id(), version(one), Map.of(other.id(), version(other)));
        Await.until(() -> status(third), status -> status == 404);
        assertThat(status(second)).isEqualTo(200);
    }

    /** The photos of a story that are cached, as subjects. */
    private List<String> cached(String slug) {
        return photosOf(
                SurrogateKeys.photos(found.findBySlug(slug).orElseThrow().id()));
    }

    /** The photos of no story that are cached, as subjects. */
    private List<String> cached() {
        return photosOf(SurrogateKeys.PORTRAITS);
    }

    private List<String> photosOf(String subject) {
        return responseCache.recheck(subject).stream()
                .filter(other -> SurrogateKeys.photoKey(other) != null)
                .toList();
    }

    private static String subject(Photo photo) {
        return SurrogateKeys.photo(photo.key());
    }

    private int status(Photo photo) {
        return reader.get("/photos/" + photo.key() + "/320.jpg").statusCode();
    }

    private void awaitPage(String path, String words) {
        Await.until(() -> reader.get(path).body(), page -> page.contains(words));
    }

    private Photo photo(String name) throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/demo/photos/" + name + ".jpg"))) {
            return photos.file(name + ".jpg", file, PhotoWords.NONE, cast.ada());
        }
    }

    private Contributor describe(String name, Photo portrait) {
        return contributorService.describe(name, null, null, null, portrait.id());
    }

    private long version(Contributor contributor) {
        return known.findBySlug(contributor.slug()).orElseThrow().version();
    }

    private static EntryContent of(String headline, List<Photo> photos, @Nullable String author) {
        return EntryContent.of(headline, "<p>Up.</p>")
                .withFigures(photos.stream()
                        .map(photo -> new FigureContent(photo.key(), null, "A quay"))
                        .toList())
                .withCredits(credits(author));
    }

    private static List<CreditContent> credits(@Nullable String author) {
        return Stream.ofNullable(author)
                .map(name -> new CreditContent("author", List.of(name), null, null, null))
                .toList();
    }

    private void post(String slug, EntryContent content) {
        entryService.post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), null);
    }

    private void edit(String slug, long number, EntryContent content) {
        entryService.edit(cast.entry(slug, number), null, content, null, false, cast.ada());
    }

    private void edit(StoryContent content, @Nullable String author, @Nullable Status status) {
        storyService.edit(
                cast.id(slug),
                null,
                StoryContent.of(content.headline())
                        .withStandfirst(content.standfirst())
                        .withSection(content.section())
                        .withTimeZone(content.timeZone())
                        .withLanguage(content.language())
                        .withTags(content.tags())
                        .withLeadFigure(content.leadFigure())
                        .withCredits(credits(author)),
                status,
                cast.ada());
    }

    private StoryContent content() {
        return Objects.requireNonNull(transaction.execute(
                status -> found.findBySlug(slug).orElseThrow().content()));
    }
}
