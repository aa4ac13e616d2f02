package dateline.account;

import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Prints the site's and the newsroom's addresses once the application is ready. It prints to the console and not to the
 * log, because the text may contain a password.
 */
@Component
class Welcome {

    private final Site site;
    private final Urls urls;
    private final FirstSignIn firstSignIn;
    private final String address;

    Welcome(Site site, Urls urls, FirstSignIn firstSignIn, @Value("${server.address}") String address) {
        this.site = site;
        this.urls = urls;
        this.firstSignIn = firstSignIn;
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void print() {
        System.out.println(text());
    }

    String text() {
        String signIn = firstSignIn
                .current()
                .map(card -> card.email() + "  " + card.password())
                .orElse("with your account");
        return """

              %s is on.
                Readers   %s
                Newsroom  %s
                          listening on %s (DATELINE_NEWSROOM_ADDRESS)
                Sign in   %s
            """.formatted(site.name(), urls.home(), urls.newsroom(), address, signIn);
    }
}
