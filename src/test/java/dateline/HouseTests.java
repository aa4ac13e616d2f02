package dateline;

import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The rules of the house: who may import whom. */
class HouseTests {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dateline");

    private static final Set<String> THINGS = Set.of("story", "entry", "photo", "contributor");

    /** Imports only go down. */
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("site", Set.of()),
            Map.entry("settings", Set.of()),
            Map.entry("database", Set.of("site", "node")),
            Map.entry("node", Set.of()),
            Map.entry("operations", Set.of("site", "node", "database")),
            Map.entry("press", Set.of("site", "node")),
            Map.entry("jobs", Set.of()),
            Map.entry("outbound", Set.of()),
            Map.entry("card", Set.of("site", "outbound")),
            Map.entry("contributor", Set.of("site")),
            Map.entry("image", Set.of("site")),
            Map.entry("photo", Set.of("site", "image", "contributor")),
            Map.entry("story", Set.of("site", "photo", "contributor")),
            Map.entry("entry", Set.of("site", "jobs", "story", "photo", "contributor")),
            Map.entry("tomcat", Set.of()),
            Map.entry("account", Set.of("site", "contributor", "tomcat")),
            Map.entry("page", with(THINGS, "site", "image")),
            Map.entry("edition", Set.of("site", "database", "press", "story", "entry", "page")),
            Map.entry("reader", with(THINGS, "site", "image", "press", "page", "edition", "paper", "poster")),
            Map.entry("poster", Set.of("site", "image", "press", "story", "entry", "page", "edition")),
            Map.entry("paper", Set.of("site", "press", "story", "page")),
            Map.entry("syndication", Set.of("site", "page")),
            Map.entry("live", with(THINGS, "site", "press", "page", "edition")),
            Map.entry("feed", with(THINGS, "site", "image", "press", "page", "edition", "paper", "syndication")),
            Map.entry("notify", with(THINGS, "site", "outbound", "press", "page", "edition")),
            Map.entry("sitemap", Set.of("site", "press", "edition", "syndication")),
            Map.entry("search", Set.of("site", "press", "page", "paper")),
            // A topic is a feed: the hub has its bytes, its address and who it concerns from there.
            Map.entry("websub", Set.of("site", "jobs", "press", "story", "page", "edition", "syndication", "feed")),
            Map.entry("newsroom", with(THINGS, "site", "database", "image", "account", "page")),
            Map.entry("together", with(THINGS, "site", "account", "newsroom")),
            Map.entry("desk", with(THINGS, "site", "card", "together", "account", "page", "newsroom")),
            Map.entry("library", with(THINGS, "site", "account", "page", "newsroom")),
            Map.entry("people", with(THINGS, "site", "account", "page", "newsroom")),
            Map.entry("finding", with(THINGS, "site", "account", "page", "newsroom")),
            Map.entry("setup", with(THINGS, "site", "account", "page", "newsroom")),
            // What readers will see, on the newsroom's side: the readers' paper, and what its sheets are dressed in.
            Map.entry("preview", with(THINGS, "site", "press", "account", "page", "paper", "newsroom")),
            Map.entry("api", with(THINGS, "site", "database", "image", "account", "page")),
            Map.entry("demo", with(THINGS, "site", "account"))));

    private static Set<String> with(Set<String> these, String... others) {
        Set<String> all = new TreeSet<>(these);
        all.addAll(Set.of(others));
        return all;
    }

    static Set<String> packages() {
        return HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("dateline"))
                .map(name -> name.substring(9))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void hasTheRoomsOfThePlan() {
        assertThat(packages()).isEqualTo(MAY_IMPORT.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsOnlyGoDown(String room) {
        Set<String> allowed = with(MAY_IMPORT.get(room), room);
        classes()
                .that()
                .resideInAPackage("dateline." + room)
                .should(onlyDependOnClassesThat(new DescribedPredicate<JavaClass>("live in " + allowed) {
                    @Override
                    public boolean test(JavaClass imported) {
                        String name = imported.getBaseComponentType().getPackageName();
                        return !name.startsWith("dateline") || name.length() > 9 && allowed.contains(name.substring(9));
                    }
                }))
                .check(HOUSE);
    }

    @Test
    void hasNoCircles() {
        slices().matching("dateline.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void keepsTheWebOutOfTheThings() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        THINGS.stream().map(thing -> "dateline." + thing).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "jakarta.servlet..",
                        "io.netty..",
                        "org.thymeleaf..",
                        "org.springframework.security..")
                .check(HOUSE);
    }

    @Test
    void givesEverySimpleNameOnce() {
        Map<String, Long> names = HOUSE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
        assertThat(names)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    @Test
    void keepsPackagesSmallEnoughToWalk() {
        Map<String, Long> sizes = HOUSE.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(33));
    }

    @Test
    void takesTheTimeFromTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dateline.platform.settings.SiteConfiguration")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(HOUSE);
    }

    @Test
    void bindsSettingsToRecords() {
        classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .should()
                .beRecords()
                .check(HOUSE);
    }
}
