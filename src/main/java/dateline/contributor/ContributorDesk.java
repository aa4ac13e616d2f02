package dateline.contributor;

import dateline.site.Checks;
import dateline.site.Missing;
import dateline.site.Refused;
import dateline.site.Slugs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Keeps the people, and makes credits of names. */
@Service
public class ContributorDesk {

    private static final int LINE = 200;
    private static final int MOST_CREDITS = 20;
    private static final int MOST_PEOPLE = 50;
    // Each is looked up, and introduced when not known, while the story is locked.
    private static final int MOST_PEOPLE_IN_ALL = 100;

    private final Contributors contributors;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContributorDesk(Contributors contributors, ApplicationEventPublisher events, Clock clock) {
        this.contributors = contributors;
        this.events = events;
        this.clock = clock;
    }

    /** The credits in clean words; what is wrong with them goes to the checks under {@code field[i]}. Writes nothing. */
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

    /** Credits to be stored with what they stand under; people not known before are introduced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Credit> credits(List<CreditContent> checked) {
        Map<String, @Nullable String> agencies = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        checked.forEach(
                credit -> credit.people().forEach(name -> agencies.putIfAbsent(String.valueOf(name), credit.agency())));
        Map<String, Contributor> people = kept(agencies);
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

    private Map<String, Contributor> kept(Map<String, @Nullable String> agencies) {
        // In one order for everyone: two posts that introduce the same people never wait for each other in a circle.
        Map<String, Contributor> people = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        agencies.forEach((name, agency) -> people.put(name, known(name, agency)));
        Set<Long> ids = people.values().stream().map(Contributor::id).collect(Collectors.toSet());
        // Whoever was just joined to another is gone: the name means the other now.
        return ids.isEmpty() || contributors.kept(ids).containsAll(ids) ? people : kept(agencies);
    }

    /** The person of that name, introduced when not known yet. */
    @Transactional
    public Contributor known(String name, @Nullable String agency) {
        return contributors.named(name).orElseGet(() -> introduced(name, agency));
    }

    /** Says who a person is, for their page. */
    @Transactional
    public Contributor describe(
            String name,
            @Nullable String title,
            @Nullable String agency,
            @Nullable String about,
            @Nullable Long portraitId) {
        Contributor contributor = known(name, agency);
        contributor.describe(title, agency, about, portraitId);
        events.publishEvent(new ContributorChanged(contributor.id(), false));
        return contributor;
    }

    /**
     * Gives a person another name: everything that credits them says it from now on, what is published too. Their page keeps its address.
     *
     * @throws Missing no such person
     * @throws Refused when the name is none, or someone else's
     */
    @Transactional
    public Contributor rename(String slug, String name) {
        Contributor contributor = contributors.findBySlug(slug).orElseThrow(() -> new Missing("contributor", slug));
        Checks checks = new Checks();
        String words = checks.required("name", name, LINE);
        checks.settle();
        if (contributors
                .bearing(words)
                .filter(other -> !other.id().equals(contributor.id()))
                .isPresent()) {
            throw new Refused("name", "name-taken");
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
            people.add(checks.required(
                    field + ".people[" + i + "]", credit.people().get(i), LINE));
        }
        String agency = checks.line(field + ".agency", credit.agency(), LINE);
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

    private Contributor introduced(String name, @Nullable String agency) {
        String slug = Slugs.of(name).isEmpty() ? "contributor" : Slugs.of(name);
        String free = slug;
        // Others give people names, and take them away, between any two of these questions.
        for (int i = 2; ; i++) {
            Optional<Contributor> known = contributors.named(name);
            if (known.isPresent()) {
                return known.get();
            }
            contributors.introduce(free, name, agency, clock.instant());
            free = slug + "-" + i;
        }
    }
}
