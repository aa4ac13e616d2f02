package dateline.websub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what subscribers ask, within bounds; the callback is then asked to confirm it. */
@Component
class Hub {

    private final SubscriptionRequests requests;
    private final Subscriptions subscriptions;
    private final CheckedNames names;
    private final HubTasks tasks;
    private final HubSettings settings;
    private final TransactionTemplate transaction;
    private final Cache<String, AtomicInteger> asked = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

    Hub(SubscriptionRequests requests, Subscriptions subscriptions, CheckedNames names, HubTasks tasks, HubSettings settings,
        TransactionTemplate transaction) {
        this.requests = requests;
        this.subscriptions = subscriptions;
        this.names = names;
        this.tasks = tasks;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** @throws NotTaken when a bound is reached, or the callback is where strangers may not send this server */
    void take(HubRequest request) {
        String host = request.host();
        if (Objects.requireNonNull(asked.get(host, name -> new AtomicInteger())).incrementAndGet() > settings.asksOfHost()) {
            throw new NotTaken(429, "Too much was asked for " + host + " within a minute; try again in one.");
        }
        try {
            // Said at once where it can be; what counts is looked up again at each connection.
            names.resolve(host);
        } catch (UnknownHostException e) {
            throw new NotTaken(400, "hub.callback: " + host + " is not a host of the public internet.");
        }
        if (request.mode() == HubRequest.Mode.SUBSCRIBE) {
            check(request);
        }
        transaction.executeWithoutResult(status -> tasks.add(HubTasks.VERIFY, List.of(requests.put(request))));
    }

    private void check(HubRequest request) {
        if (subscriptions.others("topic", request.topic().path(), request.callback()) >= settings.mostOfTopic()) {
            throw new NotTaken(503, "This feed has as many subscribers as this hub takes.");
        }
        if (subscriptions.others("host", request.host(), request.callback()) >= settings.mostOfHost()) {
            throw new NotTaken(429, "There are as many subscriptions for " + request.host() + " as this hub takes.");
        }
    }
}
