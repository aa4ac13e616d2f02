package dateline.publishing.template;

import dateline.platform.settings.Look;
import dateline.publishing.view.SectionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The site, as all pages show it: the model attribute {@code site}.
 *
 * @param logo        the logo in the masthead; null when the name is shown there
 * @param links       the newsroom's own links in the footer
 * @param corrections the path or URL of the corrections policy; null for none
 * @param contact     where readers can reach the newsroom: a path, a URL or a {@code mailto:} URI; null for none
 */
public record SiteView(
        String name,
        String tagline,
        String language,
        String url,
        List<SectionView> sections,
        @Nullable Logo logo,
        List<Look.Link> links,
        @Nullable String corrections,
        @Nullable String contact) {

    /** The image in the masthead; sizes are in pixels. */
    public record Logo(String path, int width, int height) {}
}
