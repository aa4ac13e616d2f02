package dateline.syndication.websub;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dateline.platform.settings.HubAddress;
import dateline.syndication.websub.CallbackClient.Reply;
import dateline.syndication.websub.DeliveredFeeds.Content;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers feeds to subscribers. A delivery sends the feed's current content, so it covers all changes so far. A feed
 * whose content equals what the subscriber already has is not sent.
 */
@Component
class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration LATEST = Duration.ofHours(1);
    private static final Duration CROWDED = Duration.ofMillis(300);

    private final Subscriptions subscriptions;
    private final DeliveredFeeds deliveredFeeds;
    private final CallbackClient callbackClient;
    private final HubTasks tasks;
    private final HubProperties settings;
    private final HubAddress hub;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final CallbackPermits permits;

    Deliveries(
            Subscriptions subscriptions,
            DeliveredFeeds deliveredFeeds,
            CallbackClient callbackClient,
            HubTasks tasks,
            HubProperties settings,
            HubAddress hub,
            TransactionTemplate transaction,
            Clock clock,
            CallbackPermits permits) {
        this.permits = permits;
        this.subscriptions = subscriptions;
        this.deliveredFeeds = deliveredFeeds;
        this.callbackClient = callbackClient;
        this.tasks = tasks;
        this.settings = settings;
        this.hub = hub;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The outcome of a delivery: done, subscription ended by the subscriber (410), or failed. */
    private sealed interface Outcome {

        record Done(Content content) implements Outcome {}

        record Ended() implements Outcome {}

        record Failed() implements Outcome {}
    }

    /** Delivers to one subscription, and returns what happens to its task row. */
    CompletionHandler<Void> run(long id) {
        Optional<Subscription> found = subscriptions.find(id);
        if (found.isEmpty()) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        Optional<CallbackPermits.Permit> free =
                permits.acquire(found.get().host(), found.get().failures());
        if (free.isEmpty()) {
            // No permit is free. The task tries again later; the more failures, the longer the delay.
            Duration later = CROWDED.multipliedBy(1 + Math.min(found.get().failures(), 20))
                    .plusMillis(ThreadLocalRandom.current().nextInt(300));
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(later));
        }
        try (CallbackPermits.Permit _ = free.get()) {
            Outcome outcome = deliver(found.get());
            return (complete, operations) -> settle(id, outcome, complete, operations);
        }
    }

    private Outcome deliver(Subscription subscription) {
        Content content = deliveredFeeds.of(subscription.topic(), subscription.wanted());
        if (content.isEmpty() || Arrays.equals(content.hash(), subscription.content())) {
            return new Outcome.Done(content);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Link",
                "<" + hub.url() + ">; rel=\"hub\", <" + subscription.topic().url() + ">; rel=\"self\"");
        if (subscription.secret() != null) {
            headers.put("X-Hub-Signature", settings.signature().of(content.bytes(), subscription.secret()));
        }
        try {
            Reply reply = callbackClient.post(
                    subscription.callback(), Topics.contentType(subscription.topic()), content.bytes(), headers);
            if (reply.isSuccess()) {
                return new Outcome.Done(content);
            }
            LOG.debug("{} answered {}", subscription.callback(), reply.status());
            return reply.status() == 410 ? new Outcome.Ended() : new Outcome.Failed();
        } catch (IOException e) {
            LOG.debug("{} was not reached", subscription.callback(), e);
            return new Outcome.Failed();
        }
    }

    /**
     * Records the outcome while holding the subscription's row lock. A concurrent change either finds the task row gone
     * and adds one, or is seen here.
     */
    private void settle(long id, Outcome outcome, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        transaction.executeWithoutResult(status -> {
            Optional<Subscription> found = subscriptions.lock(id);
            if (found.isEmpty()) {
                operations.remove();
                return;
            }
            switch (outcome) {
                case Outcome.Done done -> {
                    subscriptions.delivered(
                            id, done.content().change(), done.content().hash());
                    if (found.get().wanted() > done.content().change()) {
                        operations.reschedule(complete, clock.instant());
                        tasks.wake();
                    } else {
                        operations.remove();
                    }
                }
                case Outcome.Ended ended -> {
                    subscriptions.remove(id);
                    operations.remove();
                }
                case Outcome.Failed failed -> {
                    subscriptions.failed(id);
                    operations.reschedule(
                            complete, clock.instant().plus(pause(found.get().failures())));
                }
            }
        });
    }

    /**
     * Returns the delay before a retry: 5 s, 10 s, 20 s and so on, at most one hour. Retries go on until the lease ends
     * or {@code giveUpAfter} has passed.
     */
    static Duration pause(int failures) {
        Duration pause = AGAIN.multipliedBy(1L << Math.min(failures, 20));
        return pause.compareTo(LATEST) < 0 ? pause : LATEST;
    }
}
