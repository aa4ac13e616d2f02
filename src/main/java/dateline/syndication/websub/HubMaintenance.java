package dateline.syndication.websub;

import org.springframework.stereotype.Component;

/**
 * Maintenance run every 30 s by one node: expires subscriptions and requests, and picks up work left undone by nodes
 * that stopped.
 */
@Component
class HubMaintenance {

    private final Distribution distribution;
    private final Subscriptions subscriptions;
    private final SubscriptionRequests requests;
    private final HubTasks tasks;
    private final HubProperties settings;

    HubMaintenance(
            Distribution distribution,
            Subscriptions subscriptions,
            SubscriptionRequests requests,
            HubTasks tasks,
            HubProperties settings) {
        this.settings = settings;
        this.distribution = distribution;
        this.subscriptions = subscriptions;
        this.requests = requests;
        this.tasks = tasks;
    }

    void run() {
        subscriptions.clean(settings.giveUpAfter());
        requests.clean();
        distribution.followAll();
        tasks.add(HubTasks.DELIVER, subscriptions.behind());
    }
}
