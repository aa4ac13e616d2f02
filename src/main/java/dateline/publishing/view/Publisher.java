package dateline.publishing.view;

import dateline.platform.settings.Logo;
import dateline.platform.settings.Look;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The site's publisher in schema.org terms: a {@code NewsMediaOrganization}. */
@Component
class Publisher {

    private final Site site;
    private final Urls urls;
    private final Look look;
    private final Optional<Logo> logo;

    Publisher(Site site, Urls urls, Look look) {
        this.site = site;
        this.urls = urls;
        this.look = look;
        this.logo = Logo.of(look);
    }

    /** By name only, for documents that contain the complete description elsewhere. */
    Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("@type", "NewsMediaOrganization");
        named.put("@id", urls.home() + "#publisher");
        named.put("name", site.name());
        named.put("url", urls.home());
        return named;
    }

    /** With logo (or the site's icon when there is none), policies and contact. */
    Map<String, Object> whole() {
        Map<String, Object> whole = named();
        whole.put(
                "logo",
                logo.map(own -> image(absolute(own.path()), own.width(), own.height()))
                        .orElseGet(() -> image(urls.mark(), Urls.MARK_SIZE, Urls.MARK_SIZE)));
        look.about().forEach((name, page) -> whole.put(name, absolute(page)));
        look.contactUrl().ifPresent(contact -> {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("@type", "ContactPoint");
            point.put("contactType", "newsroom");
            look.contactMail()
                    .ifPresentOrElse(mail -> point.put("email", mail), () -> point.put("url", absolute(contact)));
            whole.put("contactPoint", point);
        });
        return whole;
    }

    private static Map<String, Object> image(String url, int width, int height) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("@type", "ImageObject");
        image.put("url", url);
        image.put("contentUrl", url);
        image.put("width", width);
        image.put("height", height);
        return image;
    }

    private String absolute(String address) {
        return address.startsWith("/") ? urls.home() + address.substring(1) : address;
    }
}
