package dateline;

import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dateline.account.Requires;
import io.soabase.recordbuilder.core.RecordBuilderGenerated;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** The rules of the house: who may import whom. */
class HouseTests {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dateline");

    private static final Set<String> THINGS = Set.of("story", "entry", "photo", "contributor");

    /** The first-level packages as modules. Imports only go down: no door imports another door. */
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("http", Set.of("platform")),
            Map.entry("contributor", Set.of("platform", "account")),
            Map.entry("photo", Set.of("platform", "account", "contributor")),
            Map.entry("story", Set.of("platform", "account", "photo", "contributor")),
            Map.entry("entry", Set.of("platform", "account", "story", "photo", "contributor")),
            Map.entry("account", Set.of("platform")),
            Map.entry("publishing", with(THINGS, "platform", "http")),
            Map.entry("reader", with(THINGS, "platform", "http", "publishing")),
            Map.entry("syndication", with(THINGS, "platform", "http", "publishing")),
            // The preview serves the assets of the readers' pages, which are responses of the readers' HTTP server.
            Map.entry("newsroom", with(THINGS, "platform", "http", "account", "publishing")),
            Map.entry("api", with(THINGS, "platform", "account")),
            Map.entry("demo", with(THINGS, "platform", "account"))));

    /**
     * Packages that may have more than 16 types beside their description: parting them would open some forty members
     * of the server and of the hub to everybody, and the views are one small record a file.
     */
    private static final Map<String, Long> LARGE_PACKAGES =
            Map.of("dateline.http", 25L, "dateline.syndication.websub", 25L, "dateline.publishing.view", 22L);

    private static final Set<Class<? extends Annotation>> CHANGING =
            Set.of(PostMapping.class, PutMapping.class, PatchMapping.class, DeleteMapping.class);

    private static Set<String> with(Set<String> these, String... others) {
        Set<String> all = new TreeSet<>(these);
        all.addAll(Set.of(others));
        return all;
    }

    static Set<String> modules() {
        return HOUSE.stream()
                .filter(type -> !type.getPackageName().equals("dateline"))
                .map(HouseTests::module)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String module(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.startsWith("dateline.") ? name.split("\\.")[1] : "";
    }

    @Test
    void hasTheModulesOfTheTable() {
        assertThat(modules()).isEqualTo(MAY_IMPORT.keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void importsOnlyGoDown(String module) {
        Set<String> allowed = with(MAY_IMPORT.get(module), module);
        classes()
                .that()
                .resideInAPackage("dateline." + module + "..")
                .should(onlyDependOnClassesThat(new DescribedPredicate<JavaClass>("live in " + allowed) {
                    @Override
                    public boolean test(JavaClass imported) {
                        String name = imported.getBaseComponentType().getPackageName();
                        return !name.startsWith("dateline") || allowed.contains(module(imported));
                    }
                }))
                .check(HOUSE);
    }

    @Test
    void hasNoCirclesOfModules() {
        slices().matching("dateline.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    /** The picture has no arrow that others imply. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/docs/architecture.md"})
    void showsTheModulesInTheGuidesAsTheyAre(String guide) throws IOException {
        Set<String> drawn = Pattern.compile("^ +(\\w+ --> \\w+)$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of(guide)))
                .results()
                .map(arrow -> arrow.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<String>> imports = new TreeMap<>();
        HOUSE.stream()
                .filter(type -> !module(type).isEmpty())
                .forEach(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> module(dependency.getTargetClass()))
                        .filter(imported -> !imported.isEmpty() && !imported.equals(module(type)))
                        .forEach(imported -> imports.computeIfAbsent(module(type), name -> new TreeSet<>())
                                .add(imported)));
        Set<String> arrows = new TreeSet<>();
        imports.forEach((module, imported) -> imported.stream()
                .filter(one -> imported.stream()
                        .noneMatch(other -> reached(other, imports).contains(one)))
                .forEach(one -> arrows.add(module + " --> " + one)));
        assertThat(drawn).isEqualTo(arrows);
    }

    private static Set<String> reached(String module, Map<String, Set<String>> imports) {
        Set<String> all = new TreeSet<>();
        for (String imported : imports.getOrDefault(module, Set.of())) {
            all.add(imported);
            all.addAll(reached(imported, imports));
        }
        return all;
    }

    /** Elsewhere a package and its parts know each other. */
    @ParameterizedTest
    @ValueSource(strings = {"platform", "reader", "syndication"})
    void hasNoCirclesInside(String module) {
        slices().matching("dateline." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void keepsTheWebOutOfTheThings() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        THINGS.stream().map(thing -> "dateline." + thing + "..").toArray(String[]::new))
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
                .filter(type -> type.isTopLevelClass() && !type.isAnnotatedWith(RecordBuilderGenerated.class))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes)
                .allSatisfy((name, size) ->
                        assertThat(size).as(name).isLessThanOrEqualTo(LARGE_PACKAGES.getOrDefault(name, 17L)));
    }

    /**
     * A method that changes something names the role that it requires, or checks whose thing it changes by one of these
     * methods.
     */
    @Test
    void checksTheRoleOfWhoeverChangesSomething() {
        Set<String> checks = Set.of(
                "dateline.account.SignedIn.mustPublishUnless",
                "dateline.newsroom.entries.EntryAccess.changed",
                "dateline.newsroom.entries.EntryAccess.standing");
        Set<JavaMethod> changing = HOUSE.stream()
                .filter(type -> Set.of("newsroom", "api").contains(module(type)))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> CHANGING.stream().anyMatch(method::isAnnotatedWith))
                .collect(Collectors.toSet());
        assertThat(changing).hasSizeGreaterThan(40);
        assertThat(changing)
                .filteredOn(method -> !method.isAnnotatedWith(Requires.class)
                        && !method.getOwner().isAnnotatedWith(Requires.class)
                        && calls(method, new HashSet<>()).stream()
                                .noneMatch(called -> checks.contains(
                                        called.getTargetOwner().getFullName() + "." + called.getName())))
                .as("methods that check no role")
                .isEmpty();
    }

    /** The calls of a method, and those of the methods of its own class that it calls. */
    private static Set<JavaMethodCall> calls(JavaMethod method, Set<JavaMethod> walked) {
        Set<JavaMethodCall> calls = new HashSet<>(method.getMethodCallsFromSelf());
        walked.add(method);
        for (JavaMethodCall call : Set.copyOf(calls)) {
            call.getTarget()
                    .resolveMember()
                    .filter(called -> called.getOwner().equals(method.getOwner()) && !walked.contains(called))
                    .ifPresent(called -> calls.addAll(calls(called, walked)));
        }
        return calls;
    }

    @Test
    void takesTheTimeFromTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dateline.platform.clock.ClockConfiguration")
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

    /** What follows a change stands in one list, in order: nothing else listens for changes, and nothing waits by a timer. */
    @Test
    void followsChangesInOnePlace() {
        Set<String> events = Set.of("Change", "EditionChanged", "EditionWithdrawn");
        Set<String> listeners = HOUSE.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(EventListener.class)
                        || method.isAnnotatedWith(TransactionalEventListener.class))
                .filter(method ->
                        method.getRawParameterTypes().stream().anyMatch(type -> events.contains(type.getSimpleName())))
                .map(method -> method.getOwner().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listeners).containsExactly("ChangeConsumers", "ChangeFeed");
        noClasses()
                .should()
                .callMethod(CompletableFuture.class, "delayedExecutor", long.class, TimeUnit.class)
                .orShould()
                .callMethod(CompletableFuture.class, "delayedExecutor", long.class, TimeUnit.class, Executor.class)
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
