package dateline.publishing.view;

import dateline.platform.settings.Urls;
import dateline.story.section.Section;

/** A section, as pages name it. */
public record SectionView(String name, String slug, String path) {

    static SectionView of(Section section, Urls urls) {
        return new SectionView(section.name(), section.slug(), urls.path(urls.section(section.slug())));
    }
}
