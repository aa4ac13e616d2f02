package dateline.newsroom.entries;

import dateline.account.SignedIn;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.entry.copy.EntryCopies;
import dateline.entry.revision.UsedKey;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.newsroom.desk.DeskPages;
import dateline.newsroom.desk.DeskQuery;
import dateline.newsroom.desk.DeskReturn;
import dateline.newsroom.desk.DeskSnapshots;
import dateline.newsroom.form.ClosingCredits;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.form.Uploads;
import dateline.newsroom.language.EditorWords;
import dateline.newsroom.language.Phrase;
import dateline.platform.error.Checks;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.StaleVersion;
import dateline.platform.settings.Urls;
import dateline.platform.text.Markup;
import dateline.story.Story;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Posts, shows and changes entries. Input that is refused comes back in the composer, unchanged. */
@Screen
@RequestMapping("/newsroom/stories/{slug}/entries")
class EntryController {

    /** The longest body that is compared in a merge, in characters; equal to the longest body of an entry. */
    private static final int MOST_COMPARED = 200_000;

    /** The length of a credit in a notice, in characters. */
    private static final int SHOWN = 160;

    private static final Logger LOG = LoggerFactory.getLogger(EntryController.class);

    private final EntryService entryService;
    private final Entries entries;
    private final EntryAccess access;
    private final NodeProgress nodeProgress;
    private final DeskPages desks;
    private final DeskSnapshots snapshots;
    private final EntryForms entryForms;
    private final EntryMerges merges;
    private final Uploads uploads;
    private final EntryCopies copies;
    private final EditorWords words;
    private final Urls urls;

    EntryController(
            EntryService entryService,
            Entries entries,
            EntryAccess access,
            NodeProgress nodeProgress,
            DeskPages desks,
            DeskSnapshots snapshots,
            EntryForms entryForms,
            EntryMerges merges,
            Uploads uploads,
            EntryCopies copies,
            EditorWords words,
            Urls urls) {
        this.entryService = entryService;
        this.entries = entries;
        this.access = access;
        this.nodeProgress = nodeProgress;
        this.desks = desks;
        this.snapshots = snapshots;
        this.entryForms = entryForms;
        this.merges = merges;
        this.uploads = uploads;
        this.copies = copies;
        this.words = words;
        this.urls = urls;
    }

    @PostMapping
    ModelAndView create(
            Story story,
            @ModelAttribute EntryForm sent,
            @RequestParam @Nullable List<MultipartFile> files,
            @RequestHeader(name = "X-Requested-With", required = false) @Nullable String script,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        EntryForm form = sent;
        EntryStatus next = form.status(EntryStatus.DRAFT);
        by.mustPublishUnless(next.isWritersOwn(), by.accountId());
        try {
            form = sent.with(uploads.figures(files, by));
            Checks checks = new Checks();
            EntryContent content = form.content(story.zone(), null, checks);
            checks.settle();
            SavedEntry savedEntry =
                    entryService.post(story.id(), content, next, form.opensCoverage(), by.staffer(), form.key());
            if (form.wantsPin() && next == EntryStatus.PUBLISHED) {
                pin(story, savedEntry.number(), by);
            }
            ModelAndView done = done(story, savedEntry, redirect);
            if (script != null) {
                return open(story, savedEntry, redirect, by);
            }
            offerClosingCredits(story, savedEntry, redirect);
            return done;
        } catch (UsedKey used) {
            String sentence =
                    words.now().say("composer.sentBefore", used.posted().number());
            return page("newsroom/desk", entryForms.sentBefore(story, form, FieldErrors.ofAll(sentence), used.posted()))
                    .addAllObjects(snapshots.attributes(story, DeskQuery.TIMELINE, by));
        } catch (InvalidInput invalidInput) {
            return page(
                            "newsroom/desk",
                            entryForms.refused(
                                    story, form, FieldErrors.of(invalidInput, EntryForm::field, words.now())))
                    .addAllObjects(snapshots.attributes(story, DeskQuery.TIMELINE, by));
        }
    }

    /**
     * Pins the entry just posted. When an idempotent repeat finds the entry retracted meanwhile, the conflict is
     * ignored, because the entry was posted.
     */
    private void pin(Story story, long number, SignedIn by) {
        try {
            entryService.pin(new EntryRef(story.id(), number), by.staffer());
        } catch (Conflict retracted) {
            LOG.debug("Not pinned", retracted);
        }
    }

    /**
     * Renders the desk for a page that is already open, directly instead of by a redirect. The response then states
     * which entry the text became, and no other page of the same session can consume the notice (a flash attribute).
     */
    private ModelAndView open(Story story, SavedEntry savedEntry, RedirectAttributes notice, SignedIn by) {
        ModelAndView page = new ModelAndView("newsroom/desk")
                .addAllObjects(snapshots.attributes(story, DeskQuery.TIMELINE, by))
                .addObject("composer", entryForms.blank(story))
                .addObject("posted", savedEntry);
        notice.getFlashAttributes().forEach((name, value) -> page.addObject(name, value));
        return page;
    }

    @GetMapping("/{number}")
    ModelAndView show(Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by) {
        Entry entry = access.seen(story, number, by);
        String kind = entry.publication().retractedAt() != null ? "retracted" : "published";
        EntryRef ref = new EntryRef(story.id(), number);
        return new ModelAndView("newsroom/entry")
                .addObject("sheet", desks.sheet(ref))
                .addObject("source", copies.source(ref).orElse(null))
                .addObject("copies", copies.copies(ref))
                .addObject(
                        "reach",
                        entry.publication().releasedAt() == null
                                ? null
                                : nodeProgress.latest(story, number, kind).orElse(null));
    }

    /** @param credits {@code moved} to show the credits at the end of the text moved to the credits; saves nothing */
    @GetMapping("/{number}/edit")
    ModelAndView edit(
            Story story,
            @PathVariable long number,
            @RequestParam @Nullable String credits,
            @AuthenticationPrincipal SignedIn by) {
        access.changed(story, number, by);
        return new ModelAndView("newsroom/entry-edit")
                .addObject(
                        "composer",
                        "moved".equals(credits)
                                ? entryForms.movedCredits(story, number)
                                : entryForms.standing(story, number));
    }

    /**
     * Shows the submitted form merged with what a colleague saved meanwhile, on top of the current version. Saves
     * nothing.
     */
    @PostMapping("/{number}/merge")
    ModelAndView merge(
            Story story,
            @PathVariable long number,
            @ModelAttribute EntryForm sent,
            @AuthenticationPrincipal SignedIn by) {
        access.changed(story, number, by);
        int length = sent.body() == null ? 0 : sent.body().length();
        if (length > MOST_COMPARED) {
            throw new InvalidInput("body", "long", MOST_COMPARED, length);
        }
        return merged(story, number, sent);
    }

    private ModelAndView merged(Story story, long number, EntryForm form) {
        EntryMerges.Merged merged = merges.of(story, number, form);
        ModelAndView page =
                page("newsroom/entry-edit", entryForms.refused(story, number, merged.form(), FieldErrors.NONE));
        page.setStatus(HttpStatus.CONFLICT);
        return page.addObject("merge", merged.merge());
    }

    /**
     * @param fields all parameters, including the choices between two versions by part: {@code choice.headline=theirs}
     */
    @PostMapping("/{number}")
    ModelAndView update(
            Story story,
            @PathVariable long number,
            @ModelAttribute EntryForm typed,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable List<MultipartFile> files,
            @RequestHeader(name = "X-Requested-With", required = false) @Nullable String script,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        Entry entry = access.changed(story, number, by);
        boolean out = entry.publication().releasedAt() != null;
        EntryForm sent = fields.keySet().stream().noneMatch(name -> name.startsWith("choice."))
                ? typed
                : merges.chosen(story, entry, typed, part -> "theirs".equals(fields.get("choice." + part)));
        EntryForm form = sent;
        EntryStatus next = form.status(entry.status());
        SavedEntry saved;
        by.mustPublishUnless(out || next.isWritersOwn(), by.accountId());
        try {
            form = sent.with(uploads.figures(files, by));
            Checks checks = new Checks();
            EntryContent content = form.content(story.zone(), entry, checks);
            checks.settle();
            saved = entryService.edit(
                    new EntryRef(story.id(), number),
                    form.version(),
                    content,
                    out ? null : next,
                    form.wantsMark(),
                    form.opensCoverage(),
                    by.staffer());
        } catch (InvalidInput invalidInput) {
            return page(
                    "newsroom/entry-edit",
                    entryForms.refused(
                            story, number, form, FieldErrors.of(invalidInput, EntryForm::field, words.now())));
        } catch (Conflict conflict) {
            return page(
                    "newsroom/entry-edit",
                    entryForms.refused(
                            story,
                            number,
                            form,
                            FieldErrors.ofAll(Phrase.of(conflict).in(words.now()))));
        } catch (StaleVersion staleVersion) {
            return merged(story, number, form);
        }
        if (script == null) {
            offerClosingCredits(story, saved, redirect);
        }
        if (out) {
            FlashNotice.say(redirect, "told.saved", number);
            FlashNotice.link(redirect, "told.see", urls.entry(story.slug(), number));
            reach(story, saved, redirect);
            return DeskReturn.toEntry(story, number);
        }
        return done(story, saved, redirect);
    }

    private ModelAndView done(Story story, SavedEntry savedEntry, RedirectAttributes redirect) {
        long number = savedEntry.number();
        Entry entry = entries.numbered(story.id(), number).orElseThrow();
        switch (entry.status()) {
            case DRAFT -> FlashNotice.say(redirect, "told.draft", number);
            case SUBMITTED -> FlashNotice.say(redirect, "told.filed", number);
            case RETRACTED -> FlashNotice.say(redirect, "told.retracted.since", number);
            case SCHEDULED ->
                FlashNotice.say(
                        redirect,
                        "told.scheduled",
                        number,
                        words.now().full(Objects.requireNonNull(entry.publishedAt()), story.zone()));
            default -> {
                String time = words.now().time(Objects.requireNonNull(entry.publishedAt()), story.zone());
                // A time such as "8:02 p.m." already ends with the sentence's full stop.
                FlashNotice.say(
                        redirect,
                        "told.published",
                        number,
                        time.endsWith(".") ? time.substring(0, time.length() - 1) : time);
                if (story.isPublic()) {
                    FlashNotice.link(redirect, "told.see", urls.entry(story.slug(), number));
                }
                FlashNotice.undo(redirect, NewsroomPaths.story(story.slug()) + "/entries/" + number + "/publication");
                reach(story, savedEntry, redirect);
            }
        }
        return DeskReturn.to(story);
    }

    /** Says without a script what the composer offers while a text is written: to move credits at its end. */
    private void offerClosingCredits(Story story, SavedEntry savedEntry, RedirectAttributes redirect) {
        long number = savedEntry.number();
        String body = entries.numbered(story.id(), number).orElseThrow().body();
        ClosingCredits.in(body)
                .ifPresent(closing -> FlashNotice.also(
                        redirect,
                        new Phrase("told.closing", number, Markup.cut(closing.text(), SHOWN)),
                        new Phrase("told.closing.move"),
                        NewsroomPaths.story(story.slug()) + "/entries/" + number + "/edit?credits=moved"));
    }

    private static void reach(Story story, SavedEntry savedEntry, RedirectAttributes redirect) {
        if (story.isPublic()) {
            FlashNotice.reach(redirect, NewsroomPaths.story(story.slug()) + "/reach?seq=" + savedEntry.seq());
        }
    }

    private static ModelAndView page(String name, EntryForms.Composer composer) {
        return new ModelAndView(name, HttpStatus.UNPROCESSABLE_CONTENT).addObject("composer", composer);
    }
}
