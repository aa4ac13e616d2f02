package dateline.syndication.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.http.ReaderServer;
import dateline.platform.settings.Urls;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.StoryService;
import dateline.syndication.websub.Subscriber.Delivery;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@DatelineTest
@TestPropertySource(
        properties = {
            "dateline.hub.allowed-hosts=localhost,redirects.localhost",
            "dateline.hub.timeout=1s",
            "dateline.hub.most-of-host=4",
            "dateline.hub.asks-of-host=2000"
        })
class HubIT {

    private static final String SECRET = "the tide is high";

    @Autowired
    ReaderServer server;

    @Autowired
    Cast cast;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    Stories stories;

    @Autowired
    Urls urls;

    @Autowired
    JdbcClient jdbc;

    Subscriber subscriber;

    @BeforeEach
    void begin() {
        jdbc.sql("delete from subscription").update();
        subscriber = new Subscriber();
    }

    @AfterEach
    void end() {
        subscriber.close();
    }

    private String topic(String slug, String format) {
        return urls.story(slug) + "/feed." + format;
    }

    private void subscribe(String topic, String path, String... more) {
        String[] fields = {"mode", "subscribe", "topic", topic, "callback", subscriber.callback(path), "secret", SECRET
        };
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(fields), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        HttpResponse<String> answer = Subscriber.ask(server.port(), all);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        Await.until(() -> subscriptions(topic), count -> count > 0);
    }

    private long subscriptions(String topic) {
        return jdbc.sql("select count(*) from subscription where topic = :topic")
                .param("topic", urls.path(topic))
                .query(Long.class)
                .single();
    }

    /** Nothing is on its way any more. */
    private void settled() {
        Await.until(
                () -> jdbc.sql("select count(*) from hub_task where task_name <> 'round'")
                        .query(Long.class)
                        .single(),
                left -> left == 0);
    }

    @Test
    void sendsEachUpdateOnceAndSigned() {
        String slug = cast.liveStory();
        for (String format : List.of("atom", "rss", "json")) {
            subscribe(topic(slug, format), "/" + format + "?key=7");
        }
        assertThat(subscriber.questions)
                .hasSize(3)
                .allSatisfy(question -> assertThat(question)
                        .containsEntry("key", "7")
                        .containsEntry("hub.mode", "subscribe")
                        .containsEntry("hub.lease_seconds", "864000"));
        settled();
        assertThat(subscriber.deliveries).isEmpty();
        for (int update = 1; update <= 3; update++) {
            cast.publish(slug, "Update " + update);
            subscriber.await(3 * update);
        }
        settled();
        assertThat(subscriber.deliveries).hasSize(9);
        for (String format : List.of("atom", "rss", "json")) {
            List<Delivery> told = subscriber.deliveries.stream()
                    .filter(delivery -> delivery.path().equals("/" + format + "?key=7"))
                    .toList();
            assertThat(told).hasSize(3);
            HttpResponse<String> served = Await.until(
                    () -> new Reader(server.port()).get("/stories/" + slug + "/feed." + format),
                    feed -> feed.body().contains("Update 3"));
            assertThat(told.getLast().text()).isEqualTo(served.body());
            for (int update = 1; update <= 3; update++) {
                Delivery delivery = told.get(update - 1);
                assertThat(delivery.text()).contains("Update " + update).doesNotContain("Update " + (update + 1));
                assertThat(delivery.headers())
                        .containsEntry("x-hub-signature", Signature.SHA256.of(delivery.body(), SECRET))
                        .containsEntry(
                                "link",
                                "<" + urls.home() + "hub>; rel=\"hub\", <" + topic(slug, format) + ">; rel=\"self\"")
                        .containsEntry(
                                "content-type",
                                served.headers().firstValue("Content-Type").orElseThrow());
            }
        }
    }

    @Test
    void asksAServerOnceMoreThatWasNotReached() {
        String slug = cast.liveStory();
        subscriber.cut.set(1);
        subscribe(topic(slug, "json"), "/");
        assertThat(subscriber.questions).hasSize(1);
        cast.publish(slug, "Reached");
        assertThat(subscriber.await(1).getFirst().text()).contains("Reached");
    }

    @Test
    void tellsOfACorrectionAndARetraction() {
        String slug = cast.liveStory();
        cast.publish(slug, "Kept");
        cast.publish(slug, "Regretted");
        subscribe(topic(slug, "atom"), "/");
        entryService.retract(cast.entry(slug, 2), null, "It was not so.", true, cast.ada());
        Delivery delivery = subscriber.await(1).getFirst();
        assertThat(delivery.text()).contains("Kept").contains("deleted-entry").doesNotContain("Regretted");
    }

    @Test
    void sendsNothingThatIsNotOut() {
        String slug = cast.liveStory();
        subscribe(topic(slug, "json"), "/");
        entryService.post(
                cast.id(slug),
                EntryContent.of("Only a draft", "<p>Draft.</p>"),
                dateline.entry.EntryStatus.DRAFT,
                cast.ada(),
                null);
        cast.publish(slug, "Out");
        assertThat(subscriber.await(1))
                .first()
                .satisfies(
                        delivery -> assertThat(delivery.text()).contains("Out").doesNotContain("Only a draft"));
    }

    @Test
    void sendsOnlyTheNewestOfWhatWaited() {
        String slug = cast.liveStory();
        subscribe(topic(slug, "json"), "/");
        subscriber.status = 500;
        cast.publish(slug, "First");
        subscriber.await(1);
        cast.publish(slug, "Second");
        cast.publish(slug, "Third");
        subscriber.status = 200;
        // Its next try is due.
        Await.until(
                () -> jdbc.sql("update hub_task set execution_time = now() where task_name = 'deliver' and not picked")
                        .update(),
                rows -> rows == 1);
        List<Delivery> told = subscriber.await(2);
        settled();
        assertThat(told).hasSize(2);
        assertThat(told.getLast().text()).contains("First", "Second", "Third");
    }

    @Test
    void triesAgainLaterAndLater() {
        assertThat(IntStream.of(0, 1, 2, 9, 10, 63, 1000).mapToObj(Deliveries::pause))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(2560),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1));
        String slug = cast.liveStory();
        subscribe(topic(slug, "rss"), "/");
        for (int failure : new int[] {500, 302, 404}) {
            subscriber.status = failure;
            int before = subscriber.deliveries.size();
            if (before == 0) {
                cast.publish(slug, "News");
            }
            Await.until(
                    () -> jdbc.sql(
                                                    "update hub_task set execution_time = now() where task_name = 'deliver' and not picked")
                                            .update()
                                    >= 0
                            && subscriber.deliveries.size() > before,
                    told -> told);
        }
        assertThat(subscriber.deliveries).allMatch(delivery -> delivery.path().equals("/"));
        assertThat(subscriptions(topic(slug, "rss"))).isEqualTo(1);
        Await.until(
                () -> jdbc.sql("select max(failures) from subscription")
                        .query(Integer.class)
                        .single(),
                failures -> failures >= 3);
        Await.until(
                () -> jdbc.sql(
                                "select execution_time > now() + interval '15 seconds' from hub_task where task_name = 'deliver'")
                        .query(Boolean.class)
                        .single(),
                isLater -> isLater);
        jdbc.sql("delete from hub_task where task_name = 'deliver'").update();
    }

    @Test
    void endsWhereItIsNotWantedAnyMore() {
        String slug = cast.liveStory();
        subscribe(topic(slug, "rss"), "/");
        subscriber.status = 410;
        cast.publish(slug, "News");
        Await.until(() -> subscriptions(topic(slug, "rss")), count -> count == 0);
        settled();
        cast.publish(slug, "More news");
        settled();
        assertThat(subscriber.deliveries).hasSize(1);
    }

    @Test
    void unsubscribesWhoConfirmsIt() {
        String slug = cast.liveStory();
        String topic = topic(slug, "rss");
        subscribe(topic, "/");
        subscriber.answer = "no";
        assertThat(Subscriber.ask(
                                server.port(),
                                "mode",
                                "unsubscribe",
                                "topic",
                                topic,
                                "callback",
                                subscriber.callback("/"))
                        .statusCode())
                .isEqualTo(202);
        Await.until(() -> subscriber.questions, questions -> questions.size() == 2);
        settled();
        assertThat(subscriptions(topic)).isEqualTo(1);
        subscriber.answer = null;
        assertThat(Subscriber.ask(
                                server.port(),
                                "mode",
                                "unsubscribe",
                                "topic",
                                topic,
                                "callback",
                                subscriber.callback("/"))
                        .statusCode())
                .isEqualTo(202);
        Await.until(() -> subscriptions(topic), count -> count == 0);
        assertThat(subscriber.questions.getLast())
                .containsEntry("hub.mode", "unsubscribe")
                .containsEntry("hub.topic", topic);
    }

    @Test
    void subscribesNobodyWhoDoesNotConfirm() {
        String topic = topic(cast.liveStory(), "rss");
        subscriber.answer = "something else";
        assertThat(Subscriber.ask(
                                server.port(),
                                "mode",
                                "subscribe",
                                "topic",
                                topic,
                                "callback",
                                subscriber.callback("/"))
                        .statusCode())
                .isEqualTo(202);
        Await.until(() -> subscriber.questions, questions -> questions.size() == 1);
        settled();
        assertThat(subscriptions(topic)).isZero();
        assertThat(subscriber.questions.getFirst().get("hub.challenge")).hasSizeGreaterThan(20);
    }

    @Test
    void renewsASubscriptionWithoutDoublingIt() {
        String slug = cast.liveStory();
        subscribe(topic(slug, "rss"), "/");
        subscribe(topic(slug, "rss"), "/", "lease_seconds", "600");
        Await.until(() -> subscriber.questions, questions -> questions.size() == 2);
        settled();
        assertThat(subscriber.questions.getLast()).containsEntry("hub.lease_seconds", "600");
        cast.publish(slug, "Once");
        subscriber.await(1);
        settled();
        assertThat(subscriber.deliveries).hasSize(1);
    }

    @Test
    void forgetsWhoseLeaseIsOver(@Autowired HubMaintenance hubMaintenance) {
        String slug = cast.liveStory();
        subscribe(topic(slug, "rss"), "/");
        // A delivery that began within the lease may end after it.
        settled();
        jdbc.sql("update subscription set lease_until = now() - interval '1 second'")
                .update();
        cast.publish(slug, "Too late");
        settled();
        hubMaintenance.run();
        assertThat(subscriptions(topic(slug, "rss"))).isZero();
        assertThat(subscriber.deliveries).isEmpty();
    }

    @Test
    void givesUpWhomNothingReachedForDays(@Autowired HubMaintenance hubMaintenance) {
        String slug = cast.liveStory();
        subscribe(topic(slug, "rss"), "/");
        settled();
        subscriber.status = 500;
        cast.publish(slug, "In vain");
        Await.until(
                () -> jdbc.sql("select count(*) from subscription where failing_since is not null")
                        .query(Long.class)
                        .single(),
                count -> count == 1);
        hubMaintenance.run();
        assertThat(subscriptions(topic(slug, "rss"))).as("after a moment").isEqualTo(1);
        jdbc.sql("update subscription set failing_since = now() - interval '73 hours'")
                .update();
        hubMaintenance.run();
        assertThat(subscriptions(topic(slug, "rss"))).isZero();
    }

    @Test
    void makesNoFeedForWhoOnlyAsksAndCountsAHousehold() {
        String slug = cast.liveStory();
        cast.publish(slug, "News");
        assertThat(jdbc.sql("select address from subscription limit 1")
                        .query(String.class)
                        .optional())
                .isEmpty();
        subscribe(topic(slug, "rss"), "/");
        assertThat(jdbc.sql("select address from subscription")
                        .query(String.class)
                        .single())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void staysWithAStoryThatMoves() {
        String slug = cast.liveStory();
        subscribe(topic(slug, "json"), "/");
        var content = cast.story("Renamed");
        storyService.edit(cast.id(slug), null, content.withSlug(slug + "-renamed"), null, cast.ada());
        cast.publish(slug + "-renamed", "After the move");
        Await.until(
                () -> subscriber.deliveries,
                told -> !told.isEmpty() && told.getLast().text().contains("After the move"));
        assertThat(subscriber.deliveries.getLast().headers().get("link"))
                .contains("<" + topic(slug, "json") + ">; rel=\"self\"");
    }

    /** A subscriber gets deliveries under the address it subscribed to, also where that address leads on since. */
    @Test
    void staysWithATagWhoseAddressIsMadeByOtherRulesNow() {
        String slug = storyService
                .create(cast.story("Tagged").withTags(List.of("Hub+Hub")), Status.LIVE, cast.ada())
                .slug();
        jdbc.sql("update tag set key = 'hubhub' where tag = 'Hub+Hub'").update();
        String former = urls.tag("hubhub") + "/feed.atom";
        assertThat(new Reader(server.port()).get(urls.path(former)).statusCode())
                .as("the premise")
                .isEqualTo(301);
        jdbc.sql("update tag set key = 'elsewhere' where tag = 'Hub+Hub'").update();
        HttpResponse<String> refused = Subscriber.ask(
                server.port(), "mode", "subscribe", "topic", former, "callback", subscriber.callback("/"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("hub.topic is not a feed of this site");
        jdbc.sql("update tag set key = 'hubhub' where tag = 'Hub+Hub'").update();
        subscribe(former, "/");
        assertThat(subscriber.questions.getLast()).containsEntry("hub.topic", former);
        cast.publish(slug, "By the old address");
        Await.until(
                () -> subscriber.deliveries,
                told -> !told.isEmpty() && told.getLast().text().contains("By the old address"));
        assertThat(subscriber.deliveries.getLast().headers().get("link")).contains("<" + former + ">; rel=\"self\"");
        assertThat(Subscriber.ask(
                                server.port(),
                                "mode",
                                "unsubscribe",
                                "topic",
                                former,
                                "callback",
                                subscriber.callback("/"))
                        .statusCode())
                .isEqualTo(202);
        Await.until(() -> subscriptions(former), count -> count == 0);
    }

    @Test
    void takesTheFormerAddressOfAStory() {
        String slug = cast.liveStory();
        storyService.edit(cast.id(slug), null, cast.story("Renamed").withSlug(slug + "-moved"), null, cast.ada());
        cast.publish(slug + "-moved", "Before");
        subscribe(topic(slug, "json"), "/");
        cast.publish(slug + "-moved", "After");
        Await.until(
                () -> subscriber.deliveries,
                told -> !told.isEmpty() && told.getLast().text().contains("After"));
    }

    @Test
    void tellsWhoFollowsTheWholeSiteToo() {
        String slug = cast.liveStory();
        subscribe(urls.home() + "updates.json", "/");
        cast.publish(slug, "Everywhere");
        assertThat(subscriber.await(1).getFirst().text()).contains("Everywhere");
    }

    @Test
    void doesNotSendAFeedThatReadsAsBefore() {
        String slug = cast.liveStory();
        cast.publish(slug, "No key event");
        subscribe(urls.story(slug) + "/key-events.rss", "/");
        settled();
        String other = cast.liveStory();
        subscribe(topic(other, "rss"), "/other");
        cast.publish(slug, "Here");
        cast.publish(other, "There");
        subscriber.await(1);
        settled();
        assertThat(subscriber.deliveries)
                .filteredOn(delivery -> delivery.path().equals("/other"))
                .hasSize(1);
    }

    @Test
    void takesOnlySoManyForAHost() {
        String slug = cast.liveStory();
        for (int i = 0; i < 4; i++) {
            subscribe(topic(slug, "rss"), "/" + i);
            int count = i + 1;
            Await.until(() -> subscriptions(topic(slug, "rss")), made -> made == count);
        }
        HttpResponse<String> refused = Subscriber.ask(
                server.port(), "mode", "subscribe", "topic", topic(slug, "rss"), "callback", subscriber.callback("/5"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        // One of the four may still renew.
        assertThat(Subscriber.ask(
                                server.port(),
                                "mode",
                                "subscribe",
                                "topic",
                                topic(slug, "rss"),
                                "callback",
                                subscriber.callback("/3"))
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hub.mode is missing      | -mode                            | hub.mode must be
        hub.mode is unknown      | mode=publish                     | hub.mode must be
        topic is missing         | -topic                           | hub.topic is missing
        topic of another site    | topic=https://example.com/a.rss  | hub.topic is not a feed of this site
        topic that is no feed    | topic=%s/                        | hub.topic is not a feed of this site
        topic of no story        | topic=%s/stories/none/feed.rss   | hub.topic is not a feed of this site
        topic spelled otherwise  | topic=%s/%%66eed.rss             | hub.topic is not a feed of this site
        topic with a query       | topic=%s/feed.rss?x=1            | hub.topic is not a feed of this site
        callback is missing      | -callback                        | hub.callback is missing
        callback is no address   | callback=not an address          | hub.callback is not an address
        callback without a host  | callback=http:///path            | hub.callback is not an
        callback is a file       | callback=file:///etc/passwd      | hub.callback is not an http or https address
        callback with a fragment | callback=http://localhost/#a     | hub.callback must have no user and no fragment
        callback with a user     | callback=http://a:b@localhost/   | hub.callback must have no user and no fragment
        callback on no port      | callback=http://localhost:99999/ | hub.callback has no such port
        callback is loopback     | callback=http://127.0.0.1:8081/  | is not a host of the public internet
        callback is mapped       | callback=http://[::ffff:7f00:1]/ | is not a host of the public internet
        callback is private      | callback=http://10.1.2.3/        | is not a host of the public internet
        callback is metadata     | callback=http://169.254.169.254/ | is not a host of the public internet
        callback is a number     | callback=http://2130706433/      | not a
        lease is a word          | lease_seconds=soon               | hub.lease_seconds is not a number of seconds
        lease is negative        | lease_seconds=-1                 | hub.lease_seconds is not a number of seconds
        """)
    void saysWhatIsWrong(String name, String change, String word) {
        Map<String, String> fields = new java.util.LinkedHashMap<>(
                Map.of("mode", "subscribe", "topic", urls.home() + "feed.rss", "callback", subscriber.callback("/")));
        if (change.startsWith("-")) {
            fields.remove(change.substring(1));
        } else {
            fields.put(
                    change.substring(0, change.indexOf('=')),
                    change.substring(change.indexOf('=') + 1)
                            .formatted(urls.home().replaceAll("/$", "")));
        }
        HttpResponse<String> answer = Subscriber.ask(
                server.port(),
                fields.entrySet().stream()
                        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(word);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(jdbc.sql("select count(*) from subscription_request where callback not like :mine")
                        .param("mine", subscriber.callback("/") + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void boundsSecretCallbackAndLease() {
        String topic = topic(cast.liveStory(), "rss");
        for (String secret : new String[] {"x".repeat(200), "é".repeat(100)}) {
            assertThat(Subscriber.ask(
                                    server.port(),
                                    "mode",
                                    "subscribe",
                                    "topic",
                                    topic,
                                    "callback",
                                    subscriber.callback("/"),
                                    "secret",
                                    secret)
                            .body())
                    .contains("hub.secret must be shorter than 200 bytes");
        }
        assertThat(Subscriber.ask(
                                server.port(),
                                "mode",
                                "subscribe",
                                "topic",
                                topic,
                                "callback",
                                subscriber.callback("/" + "x".repeat(2000)))
                        .body())
                .contains("longer than 2000");
        assertThat(Subscriber.ask(
                                server.port(),
                                "mode",
                                "subscribe",
                                "topic",
                                topic,
                                "callback",
                                subscriber.callback("/" + "x".repeat(20_000)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(Subscriber.ask(server.port()).body().lines()).hasSize(3);
        for (String lease : new String[] {"1", "999999999999999999999999", "99999999"}) {
            int before = subscriber.questions.size();
            subscribe(topic, "/", "lease_seconds", lease, "secret", "y".repeat(199));
            Await.until(() -> subscriber.questions, questions -> questions.size() > before);
            assertThat(subscriber.questions.getLast())
                    .containsEntry("hub.lease_seconds", lease.equals("1") ? "300" : "2592000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feed.rss",
                "/feed.atom",
                "/feed.json",
                "/updates.atom",
                "/corrections.rss",
                "/sections/weather/feed.json",
                "/tags/storm/feed.atom"
            })
    void isNamedByEveryFeed(String path) {
        cast.publish(cast.liveStory(), "News");
        HttpResponse<String> feed =
                Await.until(() -> new Reader(server.port()).get(path), answer -> answer.statusCode() == 200);
        String hub = urls.home() + "hub";
        String self = urls.home() + path.substring(1);
        assertThat(String.join(", ", feed.headers().allValues("Link")))
                .contains("<" + hub + ">; rel=\"hub\"", "<" + self + ">; rel=\"self\"")
                .containsOnlyOnce("rel=\"self\"");
        assertThat(feed.body()).contains(hub, self);
        assertThat(Subscriber.ask(
                                server.port(), "mode", "subscribe", "topic", self, "callback", subscriber.callback("/"))
                        .statusCode())
                .isEqualTo(202);
        Await.until(() -> subscriptions(self), count -> count == 1);
    }

    @Test
    void explainsItself() {
        assertThat(new Reader(server.port()).get("/hub").body()).contains("WebSub hub", "hub.callback");
    }
}
