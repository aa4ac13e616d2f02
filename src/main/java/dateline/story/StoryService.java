package dateline.story;

import dateline.contributor.ContributorService;
import dateline.contributor.Credit;
import dateline.contributor.CreditContent;
import dateline.photo.Figure;
import dateline.photo.FigureService;
import dateline.platform.error.Checks;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.language.LanguageTags;
import dateline.platform.settings.Actor;
import dateline.platform.settings.Site;
import dateline.story.change.ChangeKind;
import dateline.story.change.ChangeLog;
import dateline.story.change.StoryAudit;
import dateline.story.section.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Write side of stories. Each method runs in one transaction and appends at most one change to the story's log. */
@Service
public class StoryService {

    /** Statuses of stories that readers see. */
    private static final Set<Status> SHOWN = Set.of(Status.UPCOMING, Status.LIVE, Status.ENDED);

    private final Stories stories;
    private final FormerSlugs formerSlugs;
    private final Headlines headlines;
    private final StoryChecks checking;
    private final Tags tags;
    private final ContributorService contributorService;
    private final FigureService figureService;
    private final PlannedStarts schedule;
    private final ChangeLog log;
    private final StoryAudit audit;
    private final ApplicationEventPublisher events;
    private final Site site;
    private final Clock clock;

    StoryService(
            Stories stories,
            FormerSlugs formerSlugs,
            Headlines headlines,
            StoryChecks checking,
            Tags tags,
            ContributorService contributorService,
            FigureService figureService,
            PlannedStarts schedule,
            ChangeLog log,
            StoryAudit audit,
            ApplicationEventPublisher events,
            Site site,
            Clock clock) {
        this.stories = stories;
        this.formerSlugs = formerSlugs;
        this.headlines = headlines;
        this.checking = checking;
        this.tags = tags;
        this.contributorService = contributorService;
        this.figureService = figureService;
        this.schedule = schedule;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Creates a story with the given status.
     *
     * @throws InvalidInput when the content is invalid
     * @throws Conflict     when it is to be a draft and a reporter has too many of these
     */
    @Transactional
    public Story create(StoryContent content, Status status, Actor by) {
        Instant now = clock.instant();
        Story story = new Story("", by.accountId(), now);
        CoverageWindow window = apply(story, content, status, now, by);
        if (status == Status.DRAFT) {
            checking.draftsOf(by);
        }
        enter(story, status, now);
        story.coverage().time(window);
        save(story);
        schedule.settle(story);
        headlines.add(story, by, now);
        audit.created(story, by);
        log.append(story, status == Status.LIVE ? ChangeKind.OPENED : ChangeKind.STORY, null);
        return story;
    }

    /**
     * Changes a story's content and, with {@code status}, its coverage.
     *
     * @param version  the version the editor saw; null overwrites the current one
     * @param status   the new status; null keeps the current one
     * @throws NotFound when the story does not exist
     * @throws StaleVersion   when the story was saved since that version
     * @throws InvalidInput when the content is invalid
     */
    @Transactional
    public Story edit(long id, @Nullable Long version, StoryContent content, @Nullable Status status, Actor by) {
        Story story = locked(id, version);
        Instant now = clock.instant();
        Status before = story.status();
        Status next = status == null ? before : status;
        StoryAudit.State told = StoryAudit.State.of(story);
        String headline = story.headline();
        List<Object> photos = photosOf(story);
        CoverageWindow window = apply(story, content, next, now, by);
        enter(story, next, now);
        story.coverage().time(window);
        save(story);
        schedule.settle(story);
        if (!story.headline().equals(headline)) {
            headlines.add(story, by, now);
        }
        if (story.isPublic() && !photosOf(story).equals(photos)) {
            events.publishEvent(new StoryPhotosChanged(story.id()));
        }
        audit.edited(told, story, by);
        log.append(story, kind(before, story.status()), null);
        return story;
    }

    /**
     * Sets the headline to an earlier one of the story. Does nothing when it is the current one.
     *
     * @param version  the version the editor saw
     * @param number   number of the headline, as in {@link Headlines#of}
     * @throws NotFound when the story or the headline does not exist
     * @throws StaleVersion   when the story was saved since that version
     */
    @Transactional
    public Story retitle(long id, long version, long number, Actor by) {
        Story story = locked(id, version);
        String headline = headlines
                .numbered(story.id(), number)
                .orElseThrow(() -> new NotFound("headline", number))
                .text();
        if (!story.headline().equals(headline)) {
            story.retitle(headline);
            save(story);
            headlines.add(story, by, clock.instant());
            audit.retitled(story, number, by);
            log.append(story, ChangeKind.STORY, null);
        }
        return story;
    }

    /**
     * Changes only the coverage status: announces a story, opens or ends its coverage, withdraws it, or publishes a
     * withdrawn one again. The content is neither validated nor written, so content that became invalid does not block
     * the change. A planned end that the new status has overtaken is cleared. Does nothing when the story has the
     * status already.
     *
     * @param version   the version the editor saw; null skips the check
     * @throws NotFound  when the story does not exist
     * @throws StaleVersion    when the story was saved since that version
     * @throws InvalidInput  when the story is to be announced without a planned start in the future
     * @throws Conflict when the current status does not allow the change
     */
    @Transactional
    public Story moveCoverage(long id, @Nullable Long version, Status next) {
        Story story = locked(id, version);
        Status before = story.status();
        if (before != next) {
            Instant now = clock.instant();
            Checks checks = new Checks();
            checking.start(story, next, story.coverage().startsAt(), now, checks);
            checks.settle();
            StoryAudit.State told = StoryAudit.State.ofCoverage(story);
            settle(story, before, next, now);
            audit.edited(told, story, null);
        }
        return story;
    }

    /**
     * Opens the coverage of an announced story at its planned start. Does nothing when it was opened or withdrawn in
     * the meantime.
     *
     * @return the planned start, when that was moved and is still in the future; otherwise empty
     */
    @Transactional
    public Optional<Instant> openAtItsHour(long id) {
        Optional<Story> planned = stories.lock(id)
                .filter(story ->
                        story.status() == Status.UPCOMING && story.coverage().startsAt() != null);
        Optional<Instant> later =
                planned.map(story -> story.coverage().startsAt()).filter(start -> start.isAfter(log.now()));
        if (later.isEmpty()) {
            planned.ifPresent(story -> {
                StoryAudit.State told = StoryAudit.State.ofCoverage(story);
                begin(story, clock.instant());
                audit.opened(told, story);
            });
        }
        return later;
    }

    /**
     * Opens the coverage of an announced story in the running transaction. Does nothing to a story of another status.
     *
     * @param at when coverage opens: the release of the entry that opens it, or now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Story story, Instant at) {
        if (story.status() == Status.UPCOMING) {
            settle(story, Status.UPCOMING, Status.LIVE, at);
        }
    }

    /**
     * Reverts an opening: makes a live story upcoming again. This requires that coverage opened at or after
     * {@code since}, that no entry is published, and that the planned start is still in the future.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBackBeginning(Story story, Instant since) {
        Instant now = clock.instant();
        Instant opened = story.coverage().openedAt();
        if (story.status() == Status.LIVE
                && opened != null
                && !opened.isBefore(since)
                && story.coverage().startsAt() != null
                && story.coverage().startsAt().isAfter(now)
                && !checking.hasPublicEntry(story)) {
            settle(story, Status.LIVE, Status.UPCOMING, now);
        }
    }

    private void settle(Story story, Status before, Status next, Instant now) {
        enter(story, next, now);
        story.coverage().dropPassedEnd();
        save(story);
        schedule.settle(story);
        log.append(story, kind(before, story.status()), null);
    }

    /** Sets the story's language to the site's when it is not a known language. Does nothing otherwise. */
    @Transactional
    public void tellInOwnLanguage(long id) {
        stories.lock(id)
                .filter(story -> LanguageTags.known(story.language()).isEmpty())
                .ifPresent(story -> {
                    StoryAudit.State told = StoryAudit.State.of(story);
                    story.tellIn(site.language());
                    save(story);
                    audit.edited(told, story, null);
                    log.append(story, ChangeKind.STORY, null);
                });
    }

    private Story locked(long id, @Nullable Long version) {
        Story story = stories.lock(id).orElseThrow(() -> new NotFound("story", id));
        if (version != null && version != story.version()) {
            throw new StaleVersion(version, story.version());
        }
        return story;
    }

    private static ChangeKind kind(Status before, Status after) {
        if (before == after || after == Status.UPCOMING || after == Status.WITHDRAWN) {
            return ChangeKind.STORY;
        }
        return after == Status.ENDED ? ChangeKind.ENDED : ChangeKind.OPENED;
    }

    private void enter(Story story, Status status, Instant now) {
        if (status == story.status()) {
            return;
        }
        switch (status) {
            case UPCOMING -> {
                if (story.coverage().openedAt() != null && checking.hasPublicEntry(story)) {
                    throw new Conflict(
                            "story-opened",
                            "Readers can read updates of this story: it cannot become an upcoming one. Retract them first.");
                }
                story.coverage().announceAgain(now);
            }
            case LIVE -> story.coverage().open(now);
            case ENDED -> story.coverage().end(now);
            case WITHDRAWN -> {
                if (!story.isPublic()) {
                    throw new Conflict("story-not-out", "Only a story that is out can be withdrawn.");
                }
                story.coverage().withdraw(now);
            }
            case DRAFT -> throw new Conflict("story-out", "A story that is out cannot become a draft again.");
        }
    }

    /**
     * Validates the content and writes it to the story. Returns the window, which is set after the status has changed.
     */
    private CoverageWindow apply(Story story, StoryContent content, Status status, Instant now, Actor by) {
        boolean fresh = story.id() == null;
        Checks checks = new Checks();
        String headline = checks.required("headline", content.headline(), 300);
        String standfirst = checks.text("standfirst", content.standfirst(), 2000);
        String section = checks.name("section", content.section(), 100);
        String zone = checking.zone(content.timeZone() == null ? site.timeZone() : content.timeZone(), checks);
        String language = checking.language(content.language() == null ? site.language() : content.language(), checks);
        List<String> tags = checking.tags(content.tags(), checks);
        List<SummaryPoint> summary = checking.summary(story, content.summary(), checks);
        List<CreditContent> credits = contributorService.checked("credits", content.credits(), checks);
        Figure lead = content.leadFigure() == null
                ? null
                : figureService
                        .figure("leadFigure", content.leadFigure(), SHOWN.contains(status), checks)
                        .orElse(null);
        CoverageWindow window = checking.window(story, status, content.window(), now, checks);
        Long leadEntry = checking.lead(story, content.leadEntry(), checks);
        StoryEvent event = checking.event(content.event(), checks);
        String slug = checking.slug(
                story, content.slug() == null && !fresh ? story.slug() : content.slug(), headline, checks);
        checks.settle();
        move(story, slug, fresh);
        story.describe(headline, standfirst, checking.section(section), language, zone, tags);
        story.illustrate(lead);
        story.setLeadEntry(leadEntry);
        story.describeEvent(event);
        story.summarize(summary);
        if (!credits.equals(story.credits().stream().map(Credit::content).toList())) {
            story.credit(contributorService.credits(credits, by));
        }
        return window;
    }

    /**
     * Returns what determines the photos that readers see with the story itself: its lead photo, and its credits, since
     * contributors have portraits.
     */
    private static List<Object> photosOf(Story story) {
        return List.of(
                story.leadFigure().map(figure -> figure.photo().key()),
                story.credits().stream().map(Credit::content).toList());
    }

    private void move(Story story, String slug, boolean fresh) {
        if (!fresh && !slug.equals(story.slug())) {
            formerSlugs.findById(slug).ifPresent(formerSlugs::delete);
            formerSlugs.save(new FormerSlug(story.slug(), story, clock.instant()));
        }
        story.move(slug);
    }

    private void save(Story story) {
        stories.saveAndFlush(story);
        tags.settle();
    }
}
