package dateline.syndication.websub;

import dateline.http.Answer;
import dateline.http.PreparedResponse;
import dateline.http.Request;
import dateline.http.RouteSource;
import dateline.http.Routes;
import dateline.http.WorkerPool;
import dateline.platform.settings.HubAddress;
import dateline.platform.traffic.RateLimit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Routes of the hub's URL: explains the hub on GET, accepts subscription requests on POST. */
@Component
class HubHandler implements RouteSource, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(HubHandler.class);
    private static final int AT_ONCE = 4;
    private static final int WAITING = 60;
    private static final PreparedResponse TOO_MANY = text(
                    429, "Too much was asked from your network within a minute; try again in one.")
            .header("Retry-After", "60")
            .build();
    private static final PreparedResponse TAKEN =
            text(202, "Taken. The callback is asked to confirm it now.").build();
    private static final PreparedResponse BUSY = PreparedResponse.busy("Too many ask at once.", 5);
    private static final PreparedResponse EXPLAINED =
            text(200, """
        This is the WebSub hub of this site's feeds (https://www.w3.org/TR/websub/).
        To be sent a feed at each change, POST to this address, as a form:
          hub.mode           subscribe, or unsubscribe
          hub.topic          the feed's address, from its rel="self" link
          hub.callback       the address that is to be told
          hub.lease_seconds  for how long, if you like
          hub.secret         what signs the deliveries, if you like""").cacheControl("public, max-age=3600").build();

    private final HubForm form;
    private final Hub hub;
    private final HubAddress address;
    private final RateLimit asks;
    private final WorkerPool workers = WorkerPool.virtual("hub-door", AT_ONCE, WAITING);

    HubHandler(HubForm form, Hub hub, HubAddress address, HubProperties settings) {
        this.asks = new RateLimit(settings.perHousehold());
        this.form = form;
        this.hub = hub;
        this.address = address;
    }

    @Override
    public void open(Routes routes) {
        if (address.isOwn()) {
            routes.get(HubAddress.PATH, request -> EXPLAINED);
            routes.post(HubAddress.PATH, this::ask);
        }
    }

    private Answer ask(Request request) {
        return asks.take(RateLimit.household(request.address())) > 0
                ? TOO_MANY
                : workers.answer(answered(request), BUSY);
    }

    @Override
    public void destroy() {
        workers.close();
    }

    private Supplier<Answer> answered(Request request) {
        return () -> {
            try {
                hub.take(form.read(request));
                return TAKEN;
            } catch (HubRefusal e) {
                LOG.debug("Not taken: {}", e.getMessage());
                PreparedResponse.Builder answer = text(e.status(), String.valueOf(e.getMessage()));
                return e.status() == 400
                        ? answer.build()
                        : answer.header("Retry-After", "60").build();
            }
        };
    }

    private static PreparedResponse.Builder text(int status, String text) {
        return PreparedResponse.of("text/plain; charset=utf-8", text + "\n")
                .status(status)
                .cacheControl("no-store");
    }
}
