package dateline.desk;

import dateline.account.SignedIn;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryDesk;
import dateline.entry.EntryStatus;
import dateline.site.Checks;
import dateline.site.Staffer;
import dateline.story.Story;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What can be done to many updates at once. */
@Component
class BulkActs {

    private final EntryDesk desk;
    private final EntryAccess access;

    BulkActs(EntryDesk desk, EntryAccess access) {
        this.desk = desk;
        this.access = access;
    }

    enum Act {
        PUBLISH, SHELVE, RETRACT, RESTORE, KEY, UNKEY, VERIFY, DOUBT;

        static Optional<Act> of(String word) {
            return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws RuntimeException as the desk does, when this one cannot be done */
    void act(Story story, long number, Act act, SignedIn by) {
        EntryAccess.Standing standing = access.standing(story, number, by);
        Entry entry = standing.entry();
        Staffer who = by.staffer();
        switch (act) {
            case PUBLISH -> move(story, entry, standing.form().now(), EntryStatus.PUBLISHED, who);
            case SHELVE -> move(story, entry, standing.form().stepping(EntryStatus.DRAFT), EntryStatus.DRAFT, who);
            case RETRACT -> desk.retract(story.slug(), number, null, null, false, who);
            case RESTORE -> desk.restore(story.slug(), number, null, who);
            default -> mark(story, standing, act, who);
        }
    }

    private void move(Story story, Entry entry, EntryForm form, EntryStatus next, Staffer by) {
        Checks checks = new Checks();
        EntryContent content = form.content(story.zone(), entry, checks);
        checks.settle();
        desk.edit(story.slug(), entry.number(), entry.version(), content, next, false, by);
    }

    private void mark(Story story, EntryAccess.Standing standing, Act act, Staffer by) {
        EntryContent said = standing.content();
        boolean key = act == Act.KEY || act != Act.UNKEY && said.keyEvent();
        boolean doubt = act == Act.DOUBT || act != Act.VERIFY && said.unverified();
        EntryContent marked = new EntryContent(said.headline(), said.body(), said.publishedAt(), key, said.figures(), said.credits(), said.embeds(), doubt);
        desk.edit(story.slug(), standing.entry().number(), standing.entry().version(), marked, null, false, by);
    }
}
