package dateline;

import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.account.AccountService;
import dateline.account.Accounts;
import dateline.entry.EntryContent;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.platform.settings.Actor;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Ada, who administers the test newsroom, and the stories she opens; each test has its own. */
@Component
public class Cast {

    private static final AtomicInteger STORIES = new AtomicInteger();

    private final Accounts accounts;
    private final AccountService accountService;
    private final Stories stories;
    private final StoryService storyService;
    private final EntryService entryService;

    Cast(
            Accounts accounts,
            AccountService accountService,
            Stories stories,
            StoryService storyService,
            EntryService entryService) {
        this.accounts = accounts;
        this.accountService = accountService;
        this.stories = stories;
        this.storyService = storyService;
        this.entryService = entryService;
    }

    public Actor ada() {
        Account account = accounts.of(DatelineTest.EMAIL).orElseThrow();
        return new Actor(account.id(), account.name());
    }

    /** A live story in Halifax's zone; its slug. */
    public String liveStory() {
        return storyService
                .create(story("Storm " + STORIES.incrementAndGet()), Status.LIVE, ada())
                .slug();
    }

    public StoryContent story(String headline) {
        return StoryContent.of(headline)
                .withStandfirst("The second tide is due at eight.")
                .withSection("Weather")
                .withTimeZone("America/Halifax")
                .withLanguage("en")
                .withTags(List.of("storm"));
    }

    /** The id of the story with that slug. */
    public long id(String slug) {
        return stories.idOf(slug).orElseThrow();
    }

    /** The entry of that number in the story with that slug. */
    public EntryRef entry(String slug, long number) {
        return new EntryRef(id(slug), number);
    }

    /** Somebody of that role, who may sign in with {@link DatelineTest#PASSWORD}. */
    public Account staff(AccountRole role) {
        int number = STORIES.incrementAndGet();
        return accountService.open(
                role.word() + number + "@example.com", "Jonas " + number, DatelineTest.PASSWORD, role);
    }

    /** A draft of theirs. */
    public SavedEntry draft(String slug, String headline, Account by) {
        return entryService.post(
                id(slug),
                EntryContent.of(headline, "<p>About " + headline + ".</p>"),
                EntryStatus.DRAFT,
                new Actor(by.id(), by.name()),
                null);
    }

    /** An update published now. */
    public SavedEntry publish(String slug, String headline) {
        return entryService.post(
                id(slug),
                EntryContent.of(headline, "<p>About " + headline + ".</p>"),
                EntryStatus.PUBLISHED,
                ada(),
                null);
    }

    /** An update published at that time. */
    public SavedEntry publish(String slug, String headline, Instant at) {
        return entryService.post(
                id(slug),
                EntryContent.of(headline, "<p>About " + headline + ".</p>").withPublishedAt(at),
                EntryStatus.PUBLISHED,
                ada(),
                null);
    }
}
