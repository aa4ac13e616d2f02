package dateline.publishing.template;

import dateline.http.PreparedResponse;
import dateline.platform.language.Words;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Look;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.publishing.view.FeedLink;
import dateline.publishing.view.SectionView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Renders complete pages: a template with the site around it, the assets, and the response headers that all pages
 * share.
 */
@Component
public class PageRenderer {

    /**
     * Cache-Control for pages that may change at any moment. What is retracted leaves every shared cache within ten
     * seconds, so s-maxage plus either of the stale-* directives must stay below eight.
     */
    public static final String LIVE = "public, max-age=1, s-maxage=3, stale-while-revalidate=4, stale-if-error=4";
    /** Cache-Control for pages of stories whose coverage has ended. The same limit holds. */
    public static final String SETTLED = "public, max-age=4, s-maxage=5, stale-while-revalidate=2, stale-if-error=2";
    /** Cache-Control for missing pages, which may exist in a moment. */
    public static final String ABSENT = "public, max-age=0, s-maxage=1";

    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'self'";

    private final Renderer renderer;
    private final Assets assets;
    private final SectionMenu menu;
    private final Languages languages;
    private final Look look;
    private final Site site;
    private final Urls urls;

    PageRenderer(
            Renderer renderer, Assets assets, SectionMenu menu, Languages languages, Look look, Site site, Urls urls) {
        this.renderer = renderer;
        this.assets = assets;
        this.menu = menu;
        this.languages = languages;
        this.look = look;
        this.site = site;
        this.urls = urls;
    }

    /**
     * Renders a page in the site's language. Null values are left out of the model.
     *
     * @param modified the value of Last-Modified; null for none
     */
    public PreparedResponse print(
            String template,
            Map<String, ? extends @Nullable Object> model,
            int status,
            @Nullable Instant modified,
            String cacheControl) {
        return print(languages.own(), template, model, status, modified, cacheControl);
    }

    /** The same in another language. */
    public PreparedResponse print(
            Words words,
            String template,
            Map<String, ? extends @Nullable Object> model,
            int status,
            @Nullable Instant modified,
            String cacheControl) {
        PreparedResponse.Builder page = start(words, template, model, status, cacheControl);
        return modified == null ? page.build() : page.modified(modified).build();
    }

    /** Starts a page in the site's language, for adding headers. */
    public PreparedResponse.Builder start(
            String template, Map<String, ? extends @Nullable Object> model, int status, String cacheControl) {
        return start(languages.own(), template, model, status, cacheControl);
    }

    /** Starts a page that does not list the sections, so that rendering it never reads the database. */
    public PreparedResponse.Builder apart(String template, int status, String cacheControl) {
        return apart(template, Map.of(), status, cacheControl);
    }

    /** The same with a model. */
    public PreparedResponse.Builder apart(
            String template, Map<String, ? extends @Nullable Object> model, int status, String cacheControl) {
        return page(text(languages.own(), template, model, List.of()), status, cacheControl);
    }

    /** Renders a page as text. */
    public String text(Words words, String template, Map<String, ? extends @Nullable Object> model) {
        return text(words, template, model, menu.current());
    }

    private String text(
            Words words, String template, Map<String, ? extends @Nullable Object> model, List<SectionView> sections) {
        Map<String, Object> whole = new HashMap<>();
        model.forEach((name, value) -> {
            if (value != null) {
                whole.put(name, value);
            }
        });
        whole.put("site", siteView(sections));
        whole.put("siteFeeds", siteFeeds());
        whole.put("assets", assets.paths());
        whole.put("language", words);
        whole.put("scriptWords", ScriptWords.json(words));
        return renderer.render(template, words.locale(), whole);
    }

    private PreparedResponse.Builder start(
            Words words,
            String template,
            Map<String, ? extends @Nullable Object> model,
            int status,
            String cacheControl) {
        return page(text(words, template, model), status, cacheControl);
    }

    private static PreparedResponse.Builder page(String text, int status, String cacheControl) {
        return PreparedResponse.of("text/html; charset=utf-8", text)
                .status(status)
                .cacheControl(cacheControl)
                .header("Permissions-Policy", PERMISSIONS)
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Content-Security-Policy", POLICY);
    }

    private List<FeedLink> siteFeeds() {
        return FeedLink.ofSite(site.name(), languages.own());
    }

    private SiteView siteView(List<SectionView> sections) {
        return new SiteView(
                site.name(),
                Objects.requireNonNullElse(site.tagline(), ""),
                site.language(),
                urls.home(),
                sections,
                assets.logo(),
                look.footer(),
                look.correctionsPolicy().isBlank() ? null : look.correctionsPolicy(),
                look.contactUrl().orElse(null));
    }
}
