package dateline.contributor;

import dateline.platform.error.Checks;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.settings.Actor;
import dateline.platform.text.Slugs;
import dateline.platform.text.TextFold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Write side of contributors; also turns names in credits into contributors. */
@Service
public class ContributorService {

    private static final int LINE = 200;
    private static final int MOST_CREDITS = 20;
    private static final int MOST_PEOPLE = 50;
    // Each name is looked up, and created when unknown, while the story is locked.
    private static final int MOST_PEOPLE_IN_ALL = 100;
    /**
     * Maximum number of contributors that a reporter's credits may create within {@link #WHILE}. Concurrent saves may
     * exceed it by a few.
     */
    static final int MOST_NEW = 500;

    private static final Duration WHILE = Duration.ofDays(1);
    private static final Comparator<String> BY_NAME = Comparator.comparing(TextFold::name);

    private final Contributors contributors;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContributorService(Contributors contributors, ApplicationEventPublisher events, Clock clock) {
        this.contributors = contributors;
        this.events = events;
        this.clock = clock;
    }

    /** Validates and cleans credits. Faults are added to the checks under {@code field[i]}. Nothing is written. */
    public List<CreditContent> checked(String field, List<CreditContent> credits, Checks checks) {
        if (credits.size() > MOST_CREDITS) {
            checks.fault(field, "many", MOST_CREDITS);
            return List.of();
        }
        if (credits.stream().mapToInt(credit -> credit.people().size()).sum() > MOST_PEOPLE_IN_ALL) {
            checks.fault(field, "many", MOST_PEOPLE_IN_ALL);
            return List.of();
        }
        List<CreditContent> clean = new ArrayList<>();
        for (int i = 0; i < credits.size(); i++) {
            clean.add(checked(field + "[" + i + "]", credits.get(i), checks));
        }
        return clean;
    }

    /**
     * Returns credits to be stored with their entry or story. Unknown people become contributors.
     *
     * @throws InvalidInput when a reporter has introduced too many people within a day
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Credit> credits(List<CreditContent> checked, Actor by) {
        Map<String, @Nullable String> agencies = new TreeMap<>(BY_NAME);
        checked.forEach(
                credit -> credit.people().forEach(name -> agencies.putIfAbsent(String.valueOf(name), credit.agency())));
        Map<String, Contributor> people = kept(agencies, by);
        return checked.stream()
                .map(credit -> new Credit(
                        Role.of(String.valueOf(credit.role())).orElseThrow(),
                        credit.people().stream()
                                .map(name -> people.get(String.valueOf(name)))
                                .toList(),
                        credit.agency(),
                        credit.title(),
                        credit.place()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Map<String, Contributor> kept(Map<String, @Nullable String> agencies, Actor by) {
        // The sorted order is the same for every transaction, so two posts that create the same people cannot deadlock.
        Map<String, Contributor> people = new TreeMap<>(BY_NAME);
        agencies.forEach((name, agency) -> people.put(name, known(name, agency, by.accountId())));
        Set<Long> ids = people.values().stream().map(Contributor::id).collect(Collectors.toSet());
        // A contributor who was merged into another in the meantime is gone. The name now finds the other one.
        return ids.isEmpty() || contributors.kept(ids).containsAll(ids) ? people : kept(agencies, by);
    }

    /** Returns the contributor of that name, created when unknown. */
    @Transactional
    public Contributor known(String name, @Nullable String agency) {
        return known(name, agency, null);
    }

    private Contributor known(String name, @Nullable String agency, @Nullable Long by) {
        return contributors.named(name).orElseGet(() -> introduced(name, agency, by));
    }

    /** Sets what the contributor's page says. Creates the contributor when unknown. */
    @Transactional
    public Contributor describe(
            String name,
            @Nullable String title,
            @Nullable String agency,
            @Nullable String about,
            @Nullable Long portraitId) {
        Contributor contributor = known(name, agency);
        if (contributor.portraitId() != null && !contributor.portraitId().equals(portraitId)) {
            events.publishEvent(new PortraitReplaced(contributor.id()));
        }
        contributor.describe(title, agency, about, portraitId);
        events.publishEvent(new ContributorChanged(contributor.id(), false));
        return contributor;
    }

    /**
     * Renames a contributor. The new name appears in all credits, published ones included. The page keeps its address.
     *
     * @throws NotFound when the contributor does not exist
     * @throws InvalidInput when the name is invalid or belongs to another contributor
     */
    @Transactional
    public Contributor rename(Long id, String name) {
        Contributor contributor = contributors.findById(id).orElseThrow(() -> new NotFound("contributor", id));
        Checks checks = new Checks();
        String words = checks.requiredName("name", name, LINE);
        checks.settle();
        if (contributors
                .bearing(words)
                .filter(other -> !other.id().equals(contributor.id()))
                .isPresent()) {
            throw new InvalidInput("name", "name-taken");
        }
        contributor.rename(words);
        contributors.flush();
        events.publishEvent(new ContributorChanged(contributor.id(), true));
        return contributor;
    }

    private CreditContent checked(String field, CreditContent credit, Checks checks) {
        if (credit.role() == null || Role.of(credit.role()).isEmpty()) {
            checks.fault(
                    field + ".role",
                    "role",
                    Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", ")));
        }
        if (credit.people().size() > MOST_PEOPLE) {
            checks.fault(field + ".people", "many", MOST_PEOPLE);
        }
        List<@Nullable String> people = new ArrayList<>();
        for (int i = 0; i < Math.min(credit.people().size(), MOST_PEOPLE); i++) {
            String name = checks.requiredName(
                    field + ".people[" + i + "]", credit.people().get(i), LINE);
            if (CreditSentence.isOne(name) && contributors.named(name).isEmpty()) {
                checks.fault(field + ".people[" + i + "]", "written-out");
            }
            people.add(name);
        }
        String agency = checks.name(field + ".agency", credit.agency(), LINE);
        if (people.isEmpty() && agency == null) {
            checks.fault(field, "nobody");
        }
        return new CreditContent(
                credit.role(),
                people,
                agency,
                checks.line(field + ".title", credit.title(), LINE),
                checks.line(field + ".place", credit.place(), LINE));
    }

    private Contributor introduced(String name, @Nullable String agency, @Nullable Long by) {
        Instant now = clock.instant();
        if (by != null && contributors.hasIntroduced(by, now.minus(WHILE), MOST_NEW)) {
            throw new InvalidInput("credits", "new-names", MOST_NEW);
        }
        String slug = Slugs.of(name).isEmpty() ? "contributor" : Slugs.of(name);
        String free = slug;
        // One transaction at a time introduces a person, however each spells the name. Others may remove names between
        // any two of these queries.
        contributors.lockName(name);
        for (int i = 2; ; i++) {
            Optional<Contributor> known = contributors.named(name);
            if (known.isPresent()) {
                return known.get();
            }
            contributors.introduce(free, name, agency, now, by);
            free = slug + "-" + i;
        }
    }
}
