package dateline.reader.socialcard;

import dateline.platform.settings.Colour;
import dateline.platform.settings.Look;
import dateline.platform.settings.Site;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all social cards of the site share: its name and its accent colour. */
record CardBranding(String name, Colour accent) {

    /** The default accent colour of pages in light mode, as in {@code tokens.css}. */
    static final Colour RED = Colour.of("#b5121f");

    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        CardBranding nameplate(Site site, Look look) {
            return new CardBranding(site.name(), look.lightAccent().orElse(RED));
        }
    }
}
