package dateline.syndication.feed;

import dateline.http.Answer;
import dateline.http.PreparedResponse;
import dateline.http.Request;
import dateline.http.RouteSource;
import dateline.http.Routes;
import dateline.publishing.cache.ResponseCache;
import dateline.publishing.edition.Editions;
import dateline.syndication.format.FeedFormat;
import dateline.syndication.item.FeedHeads;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Routes of all feeds in all formats, and of the HTML pages about them. */
@Component
class FeedHandler implements RouteSource {

    private static final PreparedResponse NO_FEED = PreparedResponse.of(
                    "text/plain; charset=utf-8", "There is no such feed.\n")
            .status(404)
            .build();

    private static final PreparedResponse WITHDRAWN = PreparedResponse.of(
                    "text/plain; charset=utf-8", "The story of this feed was withdrawn.\n")
            .status(410)
            .build();

    private final ResponseCache responseCache;
    private final Editions editions;
    private final FeedDocuments documents;
    private final FeedHistory history;
    private final FeedPages pages;

    FeedHandler(
            ResponseCache responseCache,
            Editions editions,
            FeedDocuments documents,
            FeedHistory history,
            FeedPages pages) {
        this.responseCache = responseCache;
        this.editions = editions;
        this.documents = documents;
        this.history = history;
        this.pages = pages;
    }

    @Override
    public void open(Routes routes) {
        for (FeedKind kind : FeedKind.values()) {
            if (kind != FeedKind.ARCHIVE) {
                for (FeedFormat format : FeedFormat.values()) {
                    routes.get(kind.pattern() + "." + format.ending(), this::feed);
                }
            }
        }
        routes.get("/stories/{slug}/feed/{file}", this::feed);
        routes.get(
                "/feeds",
                request -> responseCache.answer(request, "/feeds", () -> Optional.of(pages.list()), () -> NO_FEED));
        routes.get(
                "/feeds/tags/{initial}",
                request -> responseCache.answer(
                        request, request.path(), () -> pages.tags(request.parameter("initial")), () -> NO_FEED));
        routes.get(
                "/feeds.opml",
                request ->
                        responseCache.answer(request, "/feeds.opml", () -> Optional.of(pages.opml()), () -> NO_FEED));
        routes.get(FeedHeads.ICON, request -> FeedPages.ICON);
    }

    private Answer feed(Request request) {
        return FeedName.of(request.path())
                .map(name -> FeedRequest.forPage(request) ? page(request, name) : feed(request, name))
                .orElse(NO_FEED);
    }

    private Answer page(Request request, FeedName name) {
        return responseCache.answer(
                request,
                name.path() + "#page",
                () -> documents.draft(name).map(draft -> pages.page(name, draft)),
                () -> none(name));
    }

    private Answer feed(Request request, FeedName name) {
        Answer whole = responseCache.answer(request, name.path(), () -> documents.whole(name), () -> none(name));
        if (!FeedRequest.forDelta(request)) {
            return whole;
        }
        String held = String.valueOf(request.header("If-None-Match"));
        return switch (whole) {
            case PreparedResponse preparedResponse -> news(request, preparedResponse, held, name);
            case Answer.Later later ->
                new Answer.Later(
                        later.answer().thenCompose(made -> laterNews(request, made, held, name)), later.meanwhile());
            default -> whole;
        };
    }

    private CompletionStage<Answer> laterNews(Request request, Answer made, String held, FeedName name) {
        Answer news =
                made instanceof PreparedResponse preparedResponse ? news(request, preparedResponse, held, name) : made;
        return news instanceof Answer.Later later
                ? later.answer().thenApply(answer -> answer)
                : CompletableFuture.completedStage(news);
    }

    /**
     * Returns the items that are new since one of the given ETags. Returns the whole feed when the client already has
     * it (304), or when no ETag is known.
     */
    private Answer news(Request request, PreparedResponse whole, String held, FeedName name) {
        String base = whole.isNamedBy(held) ? null : history.known(held);
        return base == null
                ? whole
                : responseCache.answer(
                        request, name.path() + "#" + base, () -> documents.delta(name, base), () -> none(name));
    }

    private Answer none(FeedName name) {
        return documents
                .successor(name)
                .<Answer>map(present -> new Answer.Redirect(301, present.path()))
                .orElseGet(() -> name.kind().isOfStory() && editions.isWithdrawn(name.slug()) ? WITHDRAWN : NO_FEED);
    }
}
