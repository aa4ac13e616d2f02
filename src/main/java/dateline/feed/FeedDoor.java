package dateline.feed;

import dateline.edition.Editions;
import dateline.edition.Shelf;
import dateline.press.Answer;
import dateline.press.Door;
import dateline.press.Ready;
import dateline.press.Request;
import dateline.press.Routes;
import dateline.syndication.FeedFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Every feed in every format. */
@Component
class FeedDoor implements Door {

    private static final Ready NO_FEED = Ready.of("text/plain; charset=utf-8", "There is no such feed.\n").status(404).build();

    private static final Pattern ARCHIVE = Pattern.compile("([1-9]\\d{0,8})\\.(rss|atom|json)");

    private final Shelf shelf;
    private final Editions editions;
    private final FeedDocuments documents;

    FeedDoor(Shelf shelf, Editions editions, FeedDocuments documents) {
        this.shelf = shelf;
        this.editions = editions;
        this.documents = documents;
    }

    @Override
    public void open(Routes routes) {
        for (FeedKind kind : FeedKind.values()) {
            for (FeedFormat format : FeedFormat.values()) {
                routes.get(kind.pattern() + "." + format.ending(),
                    request -> answer(new FeedName(kind, kind.isOfOne() ? request.parameter("slug") : "", format)));
            }
        }
        routes.get("/stories/{slug}/feed/{file}", this::archive);
    }

    private Answer archive(Request request) {
        Matcher file = ARCHIVE.matcher(request.parameter("file"));
        if (!file.matches()) {
            return NO_FEED;
        }
        String slug = request.parameter("slug");
        FeedFormat format = FeedFormat.of(file.group(2)).orElseThrow();
        String below = "/feed/" + file.group();
        return shelf.answer(new FeedName(FeedKind.STORY, slug, format).path() + "#" + file.group(1),
            () -> documents.archive(slug, Long.parseLong(file.group(1)), format),
            () -> moved(slug, now -> new FeedName(FeedKind.STORY, now, format).path().replaceFirst("/feed\\.[a-z]+$", below)));
    }

    private Answer answer(FeedName name) {
        return shelf.answer(name.path(), () -> documents.make(name), () -> none(name));
    }

    private Answer none(FeedName name) {
        return name.kind().isOfStory() ? moved(name.slug(), now -> new FeedName(name.kind(), now, name.format()).path()) : NO_FEED;
    }

    /** Where the story's feed is now, when it had that slug once. */
    private Answer moved(String slug, UnaryOperator<String> path) {
        return editions.successor(slug).<Answer>map(now -> new Answer.Redirect(301, path.apply(now))).orElse(NO_FEED);
    }
}
