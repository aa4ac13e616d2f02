package dateline.syndication.websub;

import dateline.platform.traffic.RateLimit;
import dateline.syndication.websub.Subscriptions.Shared;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts subscription requests within bounds. The callback must then confirm them. */
@Component
class Hub {

    private final SubscriptionRequests requests;
    private final Subscriptions subscriptions;
    private final PublicAddressResolver names;
    private final HubTasks tasks;
    private final HubProperties settings;
    private final TransactionTemplate transaction;
    private final RateLimit asked;

    Hub(
            SubscriptionRequests requests,
            Subscriptions subscriptions,
            PublicAddressResolver names,
            HubTasks tasks,
            HubProperties settings,
            TransactionTemplate transaction) {
        this.requests = requests;
        this.subscriptions = subscriptions;
        this.names = names;
        this.tasks = tasks;
        this.settings = settings;
        this.asked = new RateLimit(settings.asksOfHost());
        this.transaction = transaction;
    }

    /** @throws HubRefusal when a bound is reached, or the callback is not on the public internet */
    void take(HubRequest request) {
        String host = request.host();
        bound(host, host);
        HubRequest placed = request.at(server(host));
        bound(String.valueOf(placed.address()), host);
        if (request.mode() == HubRequest.Mode.SUBSCRIBE) {
            check(placed);
        }
        transaction.executeWithoutResult(status -> tasks.add(HubTasks.VERIFY, List.of(requests.put(placed))));
    }

    private void bound(String hostOrAddress, String host) {
        if (asked.take(hostOrAddress) > 0) {
            throw new HubRefusal(429, "Too much was asked for " + host + " within a minute; try again in one.");
        }
    }

    /**
     * Resolves the callback's host, so that a bad one is refused at once. For security, only the check at each
     * connection counts.
     */
    private String server(String host) {
        try {
            return names.server(host);
        } catch (UnknownHostException e) {
            throw new HubRefusal(400, "hub.callback: " + host + " is not a host of the public internet.");
        }
    }

    private void check(HubRequest request) {
        if (subscriptions.others(Shared.TOPIC, request.topic().path(), request.callback()) >= settings.mostOfTopic()) {
            throw new HubRefusal(503, "This feed has as many subscribers as this hub takes.");
        }
        if (subscriptions.others(Shared.HOST, request.host(), request.callback()) >= settings.mostOfHost()
                || subscriptions.others(Shared.ADDRESS, String.valueOf(request.address()), request.callback())
                        >= settings.mostOfHost()) {
            throw new HubRefusal(429, "There are as many subscriptions for " + request.host() + " as this hub takes.");
        }
    }
}
