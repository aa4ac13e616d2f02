package dateline.websub;

import org.springframework.stereotype.Component;

/** What is looked after every half minute by one node: work left undone by one that ended, and what is over. */
@Component
class Rounds {

    private final Distribution distribution;
    private final Subscriptions subscriptions;
    private final SubscriptionRequests requests;
    private final HubTasks tasks;
    private final HubSettings settings;

    Rounds(
            Distribution distribution,
            Subscriptions subscriptions,
            SubscriptionRequests requests,
            HubTasks tasks,
            HubSettings settings) {
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
