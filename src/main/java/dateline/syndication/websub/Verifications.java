package dateline.syndication.websub;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import dateline.syndication.websub.CallbackClient.Reply;
import dateline.syndication.websub.DeliveredFeeds.Content;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Verifies requests by asking the callback for confirmation (WebSub §5.3), once. So no one can subscribe or unsubscribe
 * someone else.
 */
@Component
class Verifications {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    private static final Duration CROWDED = Duration.ofSeconds(1);
    /** A server that is not reached is asked once more: the subscriber was told that it would be asked. */
    private static final int ATTEMPTS = 2;

    private final SubscriptionRequests requests;
    private final Subscriptions subscriptions;
    private final DeliveredFeeds deliveredFeeds;
    private final CallbackClient callbackClient;
    private final HubTasks tasks;
    private final TransactionTemplate transaction;
    private final CallbackPermits permits;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Verifications(
            SubscriptionRequests requests,
            Subscriptions subscriptions,
            DeliveredFeeds deliveredFeeds,
            CallbackClient callbackClient,
            HubTasks tasks,
            TransactionTemplate transaction,
            CallbackPermits permits,
            Clock clock) {
        this.permits = permits;
        this.clock = clock;
        this.requests = requests;
        this.subscriptions = subscriptions;
        this.deliveredFeeds = deliveredFeeds;
        this.callbackClient = callbackClient;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    /**
     * Verifies one request, and returns what happens to its task row. When no permit for the server is free, the task
     * is rescheduled.
     */
    CompletionHandler<Void> run(long id) {
        Optional<HubRequest> found = requests.find(id);
        if (found.isEmpty()) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        Optional<CallbackPermits.Permit> free = permits.acquire(found.get().host(), 0);
        if (free.isEmpty()) {
            Duration later = CROWDED.plusMillis(random.nextInt(500));
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(later));
        }
        try (CallbackPermits.Permit _ = free.get()) {
            verify(id, found.get());
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private void verify(long id, HubRequest request) {
        boolean subscribes = request.mode() == HubRequest.Mode.SUBSCRIBE;
        Content content = deliveredFeeds.now(request.topic());
        if (subscribes && content.isEmpty()) {
            requests.take(id);
            deny(request);
        } else if (confirms(request)) {
            transaction.executeWithoutResult(status -> {
                if (requests.take(id)) {
                    settle(request, content);
                }
            });
        } else {
            requests.take(id);
        }
    }

    private void settle(HubRequest request, Content content) {
        if (request.mode() == HubRequest.Mode.SUBSCRIBE) {
            tasks.add(HubTasks.DELIVER, List.of(subscriptions.put(request, content.hash())));
        } else {
            subscriptions.remove(request.topic().path(), request.callback());
        }
    }

    private boolean confirms(HubRequest request) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String challenge = Base64.getUrlEncoder().encodeToString(bytes);
        Map<String, String> question = new LinkedHashMap<>();
        question.put("hub.mode", SubscriptionRequests.word(request.mode()));
        question.put("hub.topic", request.topic().url());
        question.put("hub.challenge", challenge);
        if (request.mode() == HubRequest.Mode.SUBSCRIBE) {
            question.put("hub.lease_seconds", String.valueOf(request.lease().toSeconds()));
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Reply reply = callbackClient.get(with(request.callback(), question));
                LOG.debug("{} answered {}", request.callback(), reply.status());
                return reply.isSuccess() && reply.text().equals(challenge);
            } catch (IOException e) {
                LOG.debug("{} was not reached", request.callback(), e);
            }
        }
        return false;
    }

    private void deny(HubRequest request) {
        try {
            callbackClient.get(with(
                    request.callback(),
                    Map.of(
                            "hub.mode",
                            "denied",
                            "hub.topic",
                            request.topic().url(),
                            "hub.reason",
                            "There is no such feed any more.")));
        } catch (IOException e) {
            LOG.debug("{} was not reached", request.callback(), e);
        }
    }

    /** Appends parameters to the callback's query. */
    private static URI with(URI callback, Map<String, String> question) {
        String query = question.entrySet().stream()
                .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(callback + (callback.getRawQuery() == null ? "?" : "&") + query);
    }
}
