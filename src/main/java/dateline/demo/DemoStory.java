package dateline.demo;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A story of the demo, in the API's words; photos by file name, entries by a key of their own, times by {@link DemoMoment}; {@code lead} is the key of the headline's entry. */
record DemoStory(String headline, String standfirst, String slug, String section, List<String> tags, String language, String timeZone, String status,
                 DemoMoment opened, @Nullable DemoMoment ended, FigureContent leadFigure, List<Point> summary, @Nullable String lead,
                 List<CreditContent> credits, List<Update> entries) {

    /** A line of "What we know"; {@code entry} is an entry's key. */
    record Point(String text, String entry) {
    }

    record Update(String key, @Nullable Duration ago, @Nullable Integer daysAgo, @Nullable String at, @Nullable String headline, @Nullable String body,
                  @Nullable Boolean keyEvent, @Nullable Boolean pinned, @Nullable String status, @Nullable List<FigureContent> figures,
                  @Nullable List<CreditContent> credits, @Nullable List<Amendment> corrections, @Nullable Withdrawal retraction) {

        boolean hasTime() {
            return ago != null || daysAgo != null;
        }

        DemoMoment moment() {
            return new DemoMoment(ago, daysAgo, at);
        }
    }

    record Amendment(String text, @Nullable Duration ago, @Nullable Integer daysAgo, @Nullable String at) {

        DemoMoment moment() {
            return new DemoMoment(ago, daysAgo, at);
        }
    }

    record Withdrawal(String reason, @Nullable Duration ago, @Nullable Integer daysAgo, @Nullable String at) {

        DemoMoment moment() {
            return new DemoMoment(ago, daysAgo, at);
        }
    }
}
