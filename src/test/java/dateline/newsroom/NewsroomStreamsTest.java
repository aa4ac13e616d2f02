package dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.account.AccountRole;
import dateline.account.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class NewsroomStreamsTest {

    private static final SignedIn ADA = new SignedIn(1, "ada@example.org", "Ada", AccountRole.EDITOR, null, 0L);
    private static final long HARBOUR = 1;
    private static final long MARKET = 2;

    private final Map<Long, String> states = new ConcurrentHashMap<>(Map.of(HARBOUR, "calm", MARKET, "open"));
    private final List<Set<Long>> reads = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private NewsroomStreams streams;

    @BeforeEach
    void start() {
        // Looks by itself after an hour only.
        streams = following(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        streams.stop();
    }

    private NewsroomStreams following(Duration betweenLooks) {
        NewsroomStreams started = new NewsroomStreams(
                sessions -> sessions.keySet().stream()
                        .filter(session -> !ended.contains(session))
                        .collect(Collectors.toSet()),
                betweenLooks);
        started.start();
        return started;
    }

    private NewsroomStreams.Topic<Long, String> topic() {
        return topic((key, stories) -> stories.contains(key));
    }

    private NewsroomStreams.Topic<Long, String> topic(BiPredicate<Long, Set<Long>> isOf) {
        return streams.topic(
                (keys, before) -> {
                    reads.add(keys);
                    return keys.stream().filter(states::containsKey).collect(Collectors.toMap(key -> key, states::get));
                },
                isOf);
    }

    private void open(NewsroomStreams.Topic<Long, String> topic, String session, long key) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(new MockHttpSession(null, session));
        topic.open(
                request,
                new MockHttpServletResponse(),
                ADA,
                key,
                (line, before, now) -> sent.add(before + " > " + now));
    }

    @Test
    void sendsTheStateAtFirstAndEachTimeItHasChanged() {
        open(topic(), "a", HARBOUR);
        Await.until(() -> sent, all -> all.equals(List.of("null > calm")));
        states.put(HARBOUR, "storm");
        streams.changed(Set.of(HARBOUR));
        Await.until(() -> sent, all -> all.equals(List.of("null > calm", "calm > storm")));
    }

    @Test
    void readsOnceForAllStreamsAndOnlyTheStoryThatChanged() {
        NewsroomStreams.Topic<Long, String> topic = topic();
        for (int i = 0; i < 10; i++) {
            open(topic, "a", HARBOUR);
            open(topic, "b", MARKET);
        }
        Await.until(() -> sent, all -> all.size() == 20);
        reads.clear();
        states.put(MARKET, "closed");
        streams.changed(Set.of(MARKET, 3L));
        Await.until(
                () -> sent, all -> all.stream().filter("open > closed"::equals).count() == 10);
        assertThat(reads).containsExactly(Set.of(MARKET));
    }

    @Test
    void readsAStateOfAllStoriesWhicheverChanged() {
        states.put(0L, "quiet");
        open(topic((key, stories) -> !stories.isEmpty()), "a", 0);
        Await.until(() -> sent, all -> all.equals(List.of("null > quiet")));
        states.put(0L, "busy");
        streams.changed(Set.of(MARKET));
        Await.until(() -> sent, all -> all.equals(List.of("null > quiet", "quiet > busy")));
    }

    @Test
    void asksForNothingWhileNothingChangesAndNobodyIsThere() {
        NewsroomStreams.Topic<Long, String> topic = topic();
        streams.changed(Set.of(HARBOUR));
        open(topic, "a", MARKET);
        Await.until(() -> sent, all -> all.size() == 1);
        streams.changed(Set.of(HARBOUR));
        states.put(MARKET, "closed");
        streams.changed(Set.of(MARKET));
        Await.until(() -> sent, all -> all.size() == 2);
        assertThat(reads).allMatch(Set.of(MARKET)::equals);
    }

    @Test
    void findsByItselfWhatItWasNotTold() {
        streams.stop();
        streams = following(Duration.ofMillis(50));
        open(topic(), "a", HARBOUR);
        Await.until(() -> sent, all -> all.size() == 1);
        states.put(HARBOUR, "storm");
        Await.until(() -> sent, all -> all.equals(List.of("null > calm", "calm > storm")));
    }

    @Test
    void endsTheStreamsOfASessionThatIsOver() {
        streams.stop();
        streams = following(Duration.ofMillis(50));
        NewsroomStreams.Topic<Long, String> topic = topic();
        open(topic, "a", HARBOUR);
        open(topic, "b", MARKET);
        Await.until(() -> sent, all -> all.size() == 2);
        ended.add("a");
        Await.until(streams::size, open -> open == 1);
        states.put(MARKET, "closed");
        Await.until(() -> sent, all -> all.contains("open > closed"));
    }

    @Test
    void endsAllStreamsWhenTheStatesCannotBeReadAndServesThoseThatComeBack() {
        NewsroomStreams.Topic<Long, String> topic = streams.topic(
                (keys, before) -> {
                    reads.add(keys);
                    if (states.isEmpty()) {
                        throw new IllegalStateException("The database is away");
                    }
                    return states;
                },
                (key, stories) -> stories.contains(key));
        open(topic, "a", HARBOUR);
        Await.until(() -> sent, all -> all.size() == 1);
        states.clear();
        streams.changed(Set.of(HARBOUR));
        Await.until(streams::size, open -> open == 0);
        states.put(HARBOUR, "storm");
        open(topic, "a", HARBOUR);
        Await.until(() -> sent, all -> all.equals(List.of("null > calm", "null > storm")));
    }
}
