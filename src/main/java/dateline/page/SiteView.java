package dateline.page;

import dateline.site.Look;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page says of the site: the model attribute {@code site}. Assets are versioned paths.
 *
 * @param logo        what stands for the name in the masthead; null where the name does
 * @param links       of the newsroom's own, in the footer
 * @param corrections where readers are told how the newsroom corrects itself; null for nowhere
 * @param contact     where readers say something to it; null for nowhere
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

    /** A picture in the masthead, with its size in pixels. */
    public record Logo(String path, int width, int height) {}
}
