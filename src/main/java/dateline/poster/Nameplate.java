package dateline.poster;

import dateline.site.Colour;
import dateline.site.Look;
import dateline.site.Site;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all cards share: the site's name, and the one colour that means live. */
record Nameplate(String name, Colour accent) {

    /** As the pages have it in the light, in {@code tokens.css}. */
    static final Colour RED = Colour.of("#b5121f");

    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        Nameplate nameplate(Site site, Look look) {
            return new Nameplate(site.name(), look.lightAccent().orElse(RED));
        }
    }
}
