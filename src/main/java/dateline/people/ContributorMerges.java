package dateline.people;

import dateline.contributor.Contributor;
import dateline.newsroom.EditorWords;
import dateline.newsroom.Merge;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lays what a colleague said of a person and what was just sent side by side. */
@Component
class ContributorMerges {

    private final EditorWords words;

    ContributorMerges(EditorWords words) {
        this.words = words;
    }

    Merge of(Contributor theirs, ContributorForm yours) {
        List<Merge.Difference> found = new ArrayList<>();
        Merge.compare(found, label("name"), theirs.name(), yours.name());
        Merge.compare(found, label("title"), theirs.title(), yours.title());
        Merge.compare(found, label("agency"), theirs.agency(), yours.agency());
        Merge.compare(found, label("about"), theirs.about(), yours.about());
        Merge.compare(found, label("slug"), theirs.slug(), yours.slug());
        return new Merge("A colleague", "", found);
    }

    private String label(String field) {
        return words.now().say("newsroom.field." + field);
    }
}
