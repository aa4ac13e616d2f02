package dateline.newsroom.stories;

import dateline.platform.language.Words;
import dateline.publishing.view.TimeView;
import dateline.story.Headlines;
import java.time.ZoneId;

/** A headline that a story has or had, when it was set and by whom. */
record HeadlineRow(long number, String text, TimeView at, String who) {

    static HeadlineRow of(Headlines.Headline headline, ZoneId zone, Words words) {
        return new HeadlineRow(
                headline.number(), headline.text(), TimeView.of(headline.setAt(), zone, words), headline.setBy());
    }
}
