package dateline.publishing.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an update costs does not depend on how much came before it. */
@DatelineTest
@Import({FlatCostIT.Counting.class, Rendered.class})
class FlatCostIT {

    private static final List<Question> QUESTIONS = new CopyOnWriteArrayList<>();
    /** The names of the threads that took a connection to the database. */
    static final Queue<String> CONNECTIONS = new ConcurrentLinkedQueue<>();

    @Autowired
    Cast cast;

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entries;

    @Autowired
    JdbcClient jdbc;

    private record Question(String thread, String sql) {}

    private record Cost(List<String> questions, List<String> renderings) {}

    @Test
    void asksAndRendersTheSameInALongStoryAsInAShortOne() {
        Cost inShort = ofOneMore(storyOf(5));
        // Neither at a number at which an older page is cut off.
        Cost inLong = ofOneMore(storyOf(410));
        assertThat(inShort.renderings).contains("entry/_entry", "story/story").hasSizeLessThan(10);
        assertThat(inShort.questions).isNotEmpty();
        assertThat(inLong).isEqualTo(inShort);
    }

    @Test
    void readsNothingAgainToTellReadersOfWhatThisNodeBringsOut() {
        Cost cost = ofOneMore(storyOf(5));
        assertThat(cost.questions).isNotEmpty();
        assertThat(QUESTIONS)
                .noneMatch(question -> question.thread.equals("change-feed-near") && isOfTheUpdate(question));
    }

    @Test
    void asksForAFrontInAsManyQuestionsHoweverManyStoriesAreOnIt() {
        List<String> ofFew = questionsOfSection(3);
        List<String> ofMany = questionsOfSection(30);
        assertThat(ofFew).isNotEmpty();
        assertThat(ofMany).as("30 stories instead of 3").hasSameSizeAs(ofFew);
    }

    @Test
    void asksForAFeedInAsManyQuestionsHoweverManyStoriesAreInIt() {
        List<Integer> ofFew = questionsOfFeeds(3);
        List<Integer> ofMany = questionsOfFeeds(30);
        assertThat(ofFew).allMatch(questions -> questions > 0);
        assertThat(ofMany)
                .as("for the section, the contributor and the corrections of 30 stories instead of 3")
                .isEqualTo(ofFew);
    }

    @Test
    void rendersTheListsAgainThatAnUpdateConcernsAndEachOnce() {
        for (int round = 0; round < 5; round++) {
            String concerned = section("concerned-" + round, 2).getLast();
            section("other-" + round, 2);
            Reader reader = new Reader(server.port());
            for (int read = 0; read < 2; read++) {
                reader.get("/sections/concerned-" + round);
                reader.get("/sections/other-" + round);
            }
            Rendered.clear();
            cast.publish(concerned, "A third one");
            String path = "/sections/concerned-" + round;
            Await.until(() -> reader.get(path).body(), front -> front.contains("A third one"));
            // The look-up of the lists that a later change concerns comes after that of this one.
            String later = section("later-" + round, 1).getFirst();
            String last = "/sections/later-" + round;
            reader.get(last);
            cast.publish(later, "Third of it");
            Await.until(() -> reader.get(last).body(), front -> front.contains("Third of it"));
            long fronts =
                    Rendered.templates().stream().filter("front/front"::equals).count();
            if (fronts == 3) {
                return;
            }
            // A change that is still being followed had one of them made twice.
        }
        throw new AssertionError("More than the list that shows the story is rendered again, or that twice");
    }

    /** How many queries the feeds of a section, of a contributor and of the site's corrections need, each with something of every story. */
    private List<Integer> questionsOfFeeds(int stories) {
        for (int round = 0; round < 5; round++) {
            List<List<String>> questions = questionsOfFeeds("fed-" + stories + "-" + round, stories);
            if (questions.stream()
                    .allMatch(feed -> feed.stream()
                                    .filter(sql -> sql.contains("select max(s1_0.changed_at)"))
                                    .count()
                            == 1)) {
                return questions.stream().map(List::size).toList();
            }
            // A change that is still being followed had one of them made twice.
        }
        throw new AssertionError("Some feed is always being made");
    }

    private List<List<String>> questionsOfFeeds(String section, int stories) {
        List<String> slugs = section(section, stories);
        CreditContent credit = new CreditContent("author", List.of("Flat " + section), null, null, null);
        for (String slug : slugs) {
            entries.post(
                    cast.id(slug),
                    EntryContent.of("Credited in " + slug, "<p>Here.</p>").withCredits(List.of(credit)),
                    EntryStatus.PUBLISHED,
                    cast.ada(),
                    null);
            entries.correct(cast.entry(slug, 3), null, "It was there, in " + slug, cast.ada());
        }
        awaitOnPage(new Reader(server.port()), slugs.getLast(), "It was there, in " + slugs.getLast());
        return Stream.of(
                        "/sections/" + section + "/feed.atom",
                        "/contributors/flat-" + section + "/feed.atom",
                        "/corrections.atom")
                .map(path -> questionsOf(path, feed -> slugs.stream().allMatch(slug -> feed.contains("in " + slug))))
                .toList();
    }

    private List<String> questionsOfSection(int stories) {
        for (int round = 0; round < 5; round++) {
            List<String> questions = questionsOfSection("flat-" + stories + "-" + round, stories);
            if (Rendered.templates().stream().filter("front/front"::equals).count() == 1) {
                return questions;
            }
            // A change that is still being followed had this front made twice, or another one with it.
        }
        throw new AssertionError("Some front is always being made");
    }

    private List<String> questionsOfSection(String section, int stories) {
        section(section, stories);
        return questionsOf("/sections/" + section, front -> front.split("Second of ", -1).length > stories);
    }

    /** A section of that many stories; their slugs. */
    private List<String> section(String section, int stories) {
        jdbc.sql("insert into section (slug, name, position) values (:slug, :slug, 90)")
                .param("slug", section)
                .update();
        List<String> slugs = new ArrayList<>();
        for (int i = 0; i < stories; i++) {
            String slug = cast.liveStory();
            slugs.add(slug);
            cast.publish(slug, "First of " + slug);
            cast.publish(slug, "Second of " + slug);
            jdbc.sql(
                            "update story set section_id = (select id from section where slug = :section), lead_entry = 1 where slug = :slug")
                    .param("section", section)
                    .param("slug", slug)
                    .update();
            jdbc.sql(
                            "insert into summary_point (story_id, position, text, entry_number) select id, 0, 'In short', 2 from story where slug = :slug")
                    .param("slug", slug)
                    .update();
        }
        return slugs;
    }

    /** What is asked of the database to make a document that nobody asked for before. */
    private List<String> questionsOf(String path, Predicate<String> whole) {
        Reader reader = new Reader(server.port());
        QUESTIONS.clear();
        Rendered.clear();
        assertThat(reader.get(path).body()).as(path).matches(whole);
        return QUESTIONS.stream()
                .filter(question -> question.thread.startsWith("cache-page"))
                .map(Question::sql)
                // The navigation's sections are asked for once after a change that may concern them, whatever page is
                // made next.
                .filter(sql -> !sql.contains("from section s1_0 where exists"))
                .sorted()
                .toList();
    }

    private String storyOf(int entries) {
        String slug = cast.liveStory();
        for (int i = 1; i <= entries; i++) {
            cast.publish(slug, "Earlier " + i);
        }
        return slug;
    }

    private Cost ofOneMore(String slug) {
        Reader reader = new Reader(server.port());
        // Twice, so that the page is kept ready and was asked for.
        awaitOnPage(reader, slug, "Earlier");
        cast.publish(slug, "The last but one");
        awaitOnPage(reader, slug, "The last but one");
        QUESTIONS.clear();
        Rendered.clear();
        cast.publish(slug, "The last one");
        awaitOnPage(reader, slug, "The last one");
        return new Cost(
                QUESTIONS.stream()
                        .filter(FlatCostIT::isOfTheUpdate)
                        .map(Question::sql)
                        .sorted()
                        .toList(),
                Rendered.templates());
    }

    private static void awaitOnPage(Reader reader, String slug, String headline) {
        Await.until(() -> reader.get("/stories/" + slug).body(), page -> page.contains(headline));
        assertThat(reader.get("/stories/" + slug).body()).contains(headline);
    }

    /** Not what jobs ask meanwhile, nor the report of how far this node is, which nobody waits for. */
    private static boolean isOfTheUpdate(Question question) {
        return Stream.of("main", "change-feed-near", "cache-").anyMatch(question.thread::startsWith)
                && !question.sql.contains("into node")
                && !question.sql.contains("synchronous_commit");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {

        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (bean) {
                        case DataSource database ->
                            watched(
                                    DataSource.class,
                                    database,
                                    "getConnection",
                                    connection -> watched(
                                            Connection.class,
                                            (Connection) connection,
                                            "prepareStatement",
                                            statement -> statement));
                        default -> bean;
                    };
                }
            };
        }

        private static <T> T watched(Class<T> type, T watched, String method, UnaryOperator<Object> result) {
            return type.cast(Proxy.newProxyInstance(
                    FlatCostIT.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                        if (called.getName().equals("getConnection")) {
                            CONNECTIONS.add(Thread.currentThread().getName());
                        }
                        if (called.getName().equals("prepareStatement")) {
                            QUESTIONS.add(new Question(Thread.currentThread().getName(), String.valueOf(arguments[0])));
                        }
                        try {
                            Object given = called.invoke(watched, arguments);
                            return called.getName().equals(method) ? result.apply(given) : given;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }
}
