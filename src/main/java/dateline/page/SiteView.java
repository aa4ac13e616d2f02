package dateline.page;

import java.util.List;

/** What every page says of the site: the model attribute {@code site}. Assets are versioned paths. */
public record SiteView(String name, String tagline, String language, String url, List<SectionView> sections) {
}
