package dateline.page;

import dateline.site.Logo;
import dateline.site.Look;
import dateline.site.Site;
import dateline.site.Urls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who publishes the site, in schema.org's words: {@code NewsMediaOrganization}. */
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

    /** By name, where the whole is said elsewhere in the same document. */
    Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("@type", "NewsMediaOrganization");
        named.put("@id", urls.home() + "#publisher");
        named.put("name", site.name());
        named.put("url", urls.home());
        return named;
    }

    /** With its logo, its policies and where to reach it. */
    Map<String, Object> whole() {
        Map<String, Object> whole = named();
        logo.ifPresent(picture -> {
            Map<String, Object> image = new LinkedHashMap<>();
            image.put("@type", "ImageObject");
            image.put("url", absolute(picture.path()));
            image.put("contentUrl", absolute(picture.path()));
            image.put("width", picture.width());
            image.put("height", picture.height());
            whole.put("logo", image);
        });
        look.about().forEach((name, page) -> whole.put(name, absolute(page)));
        look.contactUrl().ifPresent(contact -> {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("@type", "ContactPoint");
            point.put("contactType", "newsroom");
            look.contactMail().ifPresentOrElse(mail -> point.put("email", mail), () -> point.put("url", absolute(contact)));
            whole.put("contactPoint", point);
        });
        return whole;
    }

    private String absolute(String address) {
        return address.startsWith("/") ? urls.home() + address.substring(1) : address;
    }
}
