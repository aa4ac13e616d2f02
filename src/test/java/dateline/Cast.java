package dateline;

import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.account.AccountService;
import dateline.account.Accounts;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.platform.settings.Actor;
import dateline.story.Status;
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
    private final AccountService desk;
    private final StoryService stories;
    private final EntryService entries;

    Cast(Accounts accounts, AccountService desk, StoryService stories, EntryService entries) {
        this.accounts = accounts;
        this.desk = desk;
        this.stories = stories;
        this.entries = entries;
    }

    public Actor ada() {
        Account account = accounts.of(DatelineTest.EMAIL).orElseThrow();
        return new Actor(account.id(), account.name());
    }

    /** A live story in Halifax's zone; its slug. */
    public String liveStory() {
        return stories.create(story("Storm " + STORIES.incrementAndGet()), Status.LIVE, ada())
                .slug();
    }

    public StoryContent story(String headline) {
        return new StoryContent(
                headline,
                "The second tide is due at eight.",
                null,
                "Weather",
                "America/Halifax",
                "en",
                List.of("storm"),
                List.of(),
                null,
                List.of());
    }

    /** Somebody of that role, who may sign in with {@link DatelineTest#PASSWORD}. */
    public Account staff(AccountRole role) {
        int number = STORIES.incrementAndGet();
        return desk.open(role.word() + number + "@example.com", "Jonas " + number, DatelineTest.PASSWORD, role);
    }

    /** A draft of theirs. */
    public SavedEntry draft(String slug, String headline, Account by) {
        return entries.post(
                slug,
                EntryContent.of(headline, "<p>About " + headline + ".</p>"),
                EntryStatus.DRAFT,
                new Actor(by.id(), by.name()),
                null);
    }

    /** An update published now. */
    public SavedEntry publish(String slug, String headline) {
        return entries.post(
                slug, EntryContent.of(headline, "<p>About " + headline + ".</p>"), EntryStatus.PUBLISHED, ada(), null);
    }

    /** An update published at that time. */
    public SavedEntry publish(String slug, String headline, Instant at) {
        return entries.post(
                slug,
                new EntryContent(headline, "<p>About " + headline + ".</p>", at, false, List.of(), List.of()),
                EntryStatus.PUBLISHED,
                ada(),
                null);
    }
}
