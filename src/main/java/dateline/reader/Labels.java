package dateline.reader;

import dateline.platform.text.Slugs;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.view.CreditView;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.PersonView;
import dateline.publishing.view.StoryView;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The labels of a story's page, for purging shared caches: its section, and the contributors it credits. */
final class Labels {

    /** The most contributors to name: proxies limit the length of headers. */
    private static final int MOST = 60;

    private Labels() {}

    static Set<String> of(StoryView story, Collection<EntryView> entries) {
        Set<String> labels = new TreeSet<>();
        if (story.section() != null) {
            labels.add(SurrogateKeys.section(story.section().slug()));
        }
        Stream.concat(story.credits().stream(), entries.stream().flatMap(entry -> entry.credits().stream()))
                .map(CreditView::people)
                .flatMap(Collection::stream)
                .map(PersonView::url)
                .distinct()
                .limit(MOST)
                .forEach(page -> labels.add(
                        SurrogateKeys.contributor(Slugs.decoded(page.substring(page.lastIndexOf('/') + 1)))));
        return labels;
    }
}
