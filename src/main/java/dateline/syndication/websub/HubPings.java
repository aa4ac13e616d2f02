package dateline.syndication.websub;

import dateline.platform.settings.HubAddress;
import dateline.platform.settings.Urls;
import dateline.publishing.view.FeedAddress;
import dateline.story.change.ChangeLog;
import dateline.syndication.feed.FeedCatalogue;
import dateline.syndication.format.FeedFormat;
import dateline.syndication.websub.CallbackClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Notifies an external hub of changed feeds, when one is configured. Distribution is then up to that hub. */
@Component
class HubPings implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(HubPings.class);
    private static final int CHANGES = 200;
    private static final int AT_ONCE = 40;

    private final FeedCatalogue feeds;
    private final ChangeLog log;
    private final HubAddress hub;
    private final Urls urls;
    private final CallbackClient callbackClient;

    HubPings(FeedCatalogue feeds, ChangeLog log, HubProperties settings, HubAddress hub, Urls urls) {
        this.feeds = feeds;
        this.log = log;
        this.hub = hub;
        this.urls = urls;
        // No address check: the operator configured the hub, which may be on a private network.
        this.callbackClient =
                new CallbackClient(SystemDefaultDnsResolver.INSTANCE, settings.timeout(), HubConfiguration.agent(urls));
    }

    /**
     * Notifies the hub of changes of a story.
     *
     * @throws IllegalStateException when the hub did not accept the notification
     */
    void run(HubTasks.StoryChanges news) {
        long from = Math.max(news.from(), news.to() - CHANGES);
        List<String> topics = feeds.changed(news.storyId(), log.after(news.storyId(), from, CHANGES)).stream()
                .flatMap(this::inEachFormat)
                .toList();
        try {
            for (int at = 0; at < topics.size(); at += AT_ONCE) {
                ping(topics.subList(at, Math.min(topics.size(), at + AT_ONCE)));
            }
        } catch (IOException e) {
            LOG.warn("The hub {} could not be notified: {}", hub.url(), e.toString());
            throw new IllegalStateException(e);
        }
    }

    private Stream<String> inEachFormat(FeedAddress feed) {
        return Stream.of(FeedFormat.values())
                .map(format -> urls.home().replaceAll("/$", "") + feed.path() + "." + format.ending());
    }

    private void ping(List<String> topics) throws IOException {
        List<String> words = new ArrayList<>(List.of("hub.mode=publish"));
        // Hubs differ in which of the two parameter names they read.
        topics.forEach(topic -> Stream.of("hub.url=", "hub.topic=")
                .forEach(name -> words.add(name + URLEncoder.encode(topic, StandardCharsets.UTF_8))));
        Reply reply = callbackClient.post(
                URI.create(hub.url()),
                "application/x-www-form-urlencoded",
                words.stream().collect(Collectors.joining("&")).getBytes(StandardCharsets.US_ASCII),
                Map.of());
        if (!reply.isSuccess()) {
            throw new IOException("it answered " + reply.status());
        }
    }

    @Override
    public void destroy() throws IOException {
        callbackClient.close();
    }
}
