package dateline.contributor;

import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.platform.error.Checks;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.text.Slugs;
import dateline.platform.text.TextFold;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Edits contributors, and merges several that are the same person. */
@Service
public class ProfileService {

    private static final int LINE = 200;
    private static final int ABOUT = 4000;

    private final Contributors contributors;
    private final FormerNames former;
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProfileService(
            Contributors contributors,
            FormerNames former,
            JdbcClient jdbc,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contributors = contributors;
        this.former = former;
        this.jdbc = jdbc;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes a contributor's content. A new name appears in all credits, published ones included. A former slug
     * redirects to the new one.
     *
     * @param version  the version the editor saw
     * @throws NotFound when the contributor does not exist
     * @throws StaleVersion   when the contributor was saved since that version
     * @throws InvalidInput when the content is invalid
     */
    @Transactional
    public Contributor edit(Long id, long version, ContributorContent content) {
        Contributor person = found(id, version);
        Checks checks = new Checks();
        String typed = checks.requiredName("name", content.name(), LINE);
        String title = checks.line("title", content.title(), LINE);
        String agency = checks.name("agency", content.agency(), LINE);
        String about = checks.text("about", content.about(), ABOUT);
        String address = address(person, content.slug(), checks);
        boolean isTaken = contributors
                .bearing(typed)
                .filter(other -> !other.id().equals(person.id()))
                .isPresent();
        // Two people with spellings of one name may be left from the time when these were told apart.
        boolean isOwn = TextFold.name(typed).equals(TextFold.name(person.name()));
        if (isTaken && !isOwn) {
            checks.fault("name", "name-taken");
        }
        checks.settle();
        String name = isTaken ? person.name() : typed;
        boolean shown = !name.equals(person.name()) || !address.equals(person.slug());
        if (!address.equals(person.slug())) {
            former.freeSlug(address);
            former.keepSlug(person.slug(), person.id(), clock.instant());
            person.move(address);
        }
        former.freeName(name);
        String before = person.name();
        person.rename(name);
        tellOfPortraits(person.id(), Stream.of(person), content.portraitId());
        person.describe(title, agency, about, content.portraitId());
        contributors.flush();
        trail.record(
                AuditEvent.of(AuditAct.CONTRIBUTOR_EDITED, AuditObject.of("contributor", person.id(), person.name()))
                        .changed(before + ", version " + version, person.name() + ", version " + person.version()));
        events.publishEvent(new ContributorChanged(person.id(), shown));
        return person;
    }

    /**
     * Merges contributors into one. All their credits name that one, their slugs redirect to it, and their names become
     * its aliases. Values missing in its profile are taken from the others.
     *
     * @param staying  id of the contributor that remains
     * @param version  the version of it that the editor saw
     * @param going    version the editor saw of each of the others, by id
     * @throws NotFound when one of them does not exist
     * @throws StaleVersion   when one of them was saved since that version
     * @throws InvalidInput when there is no other contributor to merge
     */
    @Transactional
    public Contributor merge(Long staying, long version, Map<Long, Long> going) {
        List<Long> all = new ArrayList<>(going.entrySet().stream()
                .map(each -> found(each.getKey(), each.getValue()).id())
                .toList());
        Contributor one = found(staying, version);
        all.remove(one.id());
        if (all.isEmpty()) {
            throw new InvalidInput("who", "nobody-else");
        }
        jdbc.sql("select id from contributor where id in (:all) order by id for update")
                .param("all", with(all, one.id()))
                .query(Long.class)
                .list();
        events.publishEvent(new ContributorsJoining(all));
        List<Contributor> others =
                all.stream().map(id -> contributors.findById(id).orElseThrow()).toList();
        reassign(one.id(), all);
        former.move(all, one.id());
        others.forEach(other -> {
            former.keepSlug(other.slug(), one.id(), clock.instant());
            former.keepName(other.name(), one.id());
        });
        Long portrait = said(one, others, Contributor::portraitId);
        tellOfPortraits(one.id(), Stream.concat(Stream.of(one), others.stream()), portrait);
        one.describe(
                said(one, others, Contributor::title),
                said(one, others, Contributor::agency),
                said(one, others, Contributor::about),
                portrait);
        contributors.flush();
        jdbc.sql("delete from contributor where id in (:going)")
                .param("going", all)
                .update();
        trail.record(AuditEvent.of(AuditAct.CONTRIBUTOR_MERGED, AuditObject.of("contributor", one.id(), one.name()))
                .changed(
                        others.stream()
                                .map(other -> other.id() + " " + other.name())
                                .collect(Collectors.joining(", ")),
                        one.id() + " " + one.name()));
        events.publishEvent(new ContributorsJoined(
                one.id(), one.name(), others.stream().map(Contributor::name).toList()));
        events.publishEvent(new ContributorChanged(one.id(), false));
        return one;
    }

    private void tellOfPortraits(long contributorId, Stream<Contributor> before, @Nullable Long now) {
        if (before.map(Contributor::portraitId).anyMatch(old -> old != null && !old.equals(now))) {
            events.publishEvent(new PortraitReplaced(contributorId));
        }
    }

    private static List<Long> with(List<Long> some, Long one) {
        List<Long> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    /**
     * Changes all credits of some contributors to another, and removes duplicates within a credit. Uses set-based
     * statements, since a contributor may have very many credits.
     */
    private void reassign(long to, List<Long> from) {
        int twice = jdbc.sql("""
                delete from credit_person p using (select credit_id, min(position) as first from credit_person where contributor_id in (:all)
                group by credit_id having count(*) > 1) d where p.credit_id = d.credit_id and p.contributor_id in (:all) and p.position > d.first""").param("all", with(from, to)).update();
        jdbc.sql("update credit_person set contributor_id = :to where contributor_id in (:from)")
                .param("to", to)
                .param("from", from)
                .update();
        if (twice == 0) {
            return;
        }
        // Move the rows to negative positions first, because two rows of a credit never have the same position.
        jdbc.sql("""
                update credit_person p set position = -n.rank from (select credit_id, position, row_number() over (partition by credit_id order by position) as rank
                from credit_person where credit_id in (select credit_id from credit_person where contributor_id = :to)) n
                where p.credit_id = n.credit_id and p.position = n.position and n.position <> n.rank - 1""").param("to", to).update();
        jdbc.sql("""
                update credit_person set position = -position - 1
                where position < 0 and credit_id in (select credit_id from credit_person where contributor_id = :to)""").param("to", to).update();
    }

    private static <T> @Nullable T said(
            Contributor one, List<Contributor> others, Function<Contributor, @Nullable T> what) {
        T own = what.apply(one);
        return own != null
                ? own
                : others.stream().map(what).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private Contributor found(Long id, long version) {
        Contributor person = contributors.findById(id).orElseThrow(() -> new NotFound("contributor", id));
        if (person.version() != version) {
            throw new StaleVersion(version, person.version());
        }
        return person;
    }

    private String address(Contributor person, @Nullable String given, Checks checks) {
        String slug = given == null || given.isBlank() ? person.slug() : given.strip();
        if (!Slugs.valid(slug)) {
            checks.fault("slug", "slug", Slugs.LONGEST);
        } else if (!slug.equals(person.slug())
                && (contributors.existsBySlug(slug) || former.isTaken(slug, person.id()))) {
            checks.fault("slug", "person-slug-taken");
        }
        return slug;
    }
}
