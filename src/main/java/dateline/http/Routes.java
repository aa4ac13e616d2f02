package dateline.http;

import dateline.platform.text.Slugs;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the readers' HTTP server, by patterns such as {@code /stories/{slug}/page/{n}}. A parameter is one
 * whole path segment. A literal segment is tried before a parameter; when the rest of the path does not match behind
 * it, the parameter is tried.
 */
public final class Routes {

    private final Node root = new Node();
    private Handler otherwise = request -> PlainResponse.NOT_FOUND;
    private BooleanSupplier away = () -> false;
    private UnaryOperator<PreparedResponse> failures = plain -> plain;

    /**
     * Adds a route for GET and HEAD.
     *
     * @throws IllegalArgumentException when the pattern does not start with a slash or is already registered
     */
    public Routes get(String pattern, Handler handler) {
        Node node = node(pattern);
        if (node.route != null) {
            throw new IllegalArgumentException("Two routes for " + pattern);
        }
        node.route = new Route(handler, names(pattern));
        return this;
    }

    /**
     * Adds a route for POST with a form (application/x-www-form-urlencoded, at most 16 KiB). It is for requests from
     * other servers, never for anything that depends on who sends it: there is no session here.
     *
     * @throws IllegalArgumentException when the pattern does not start with a slash or is already registered
     */
    public Routes post(String pattern, Handler handler) {
        Node node = node(pattern);
        if (node.form != null) {
            throw new IllegalArgumentException("Two routes for forms at " + pattern);
        }
        node.form = new Route(handler, names(pattern));
        return this;
    }

    private static List<String> names(String pattern) {
        return segments(pattern).stream()
                .filter(Routes::isParameter)
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private Node node(String pattern) {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("A pattern starts with a slash: " + pattern);
        }
        Node node = root;
        for (String segment : segments(pattern)) {
            if (isParameter(segment)) {
                if (node.parameter == null) {
                    node.parameter = new Node();
                }
                node = node.parameter;
            } else {
                node = node.literals.computeIfAbsent(segment, s -> new Node());
            }
        }
        return node;
    }

    /** Sets the handler for paths without a route. It should answer 404. */
    public Routes otherwise(Handler handler) {
        otherwise = handler;
        return this;
    }

    /** Sets the check for whether the database is away. The check is called on event loops, so it must not block. */
    public Routes whenAway(BooleanSupplier isAway) {
        away = isAway;
        return this;
    }

    /**
     * Sets the error pages that browsers get instead of a plain-text 500 or 503.
     *
     * @param pages returns the page for the plain response; called on event loops, so it must not block
     */
    public Routes failures(UnaryOperator<PreparedResponse> pages) {
        failures = pages;
        return this;
    }

    boolean isAway() {
        return away.getAsBoolean();
    }

    /** The response to a failed request: an error page where Accept names text/html, plain text for anything else. */
    PreparedResponse failure(HttpRequest request, PreparedResponse plain) {
        String accepted = request.headers().get(HttpHeaderNames.ACCEPT);
        return accepted != null && accepted.contains("text/html") ? failures.apply(plain) : plain;
    }

    /** Method and pattern of each route. */
    Set<String> patterns() {
        Set<String> patterns = new TreeSet<>();
        root.collect("", patterns);
        return patterns;
    }

    /** Whether there is a POST route for the path. */
    boolean takesForm(String path) {
        return root.find(segments(path), 0, new ArrayList<>(), true) != null;
    }

    Answer answer(Request request) {
        var segments = segments(request.path());
        boolean plain = true;
        for (int i = 0; i < segments.size(); i++) {
            String decoded = Decoding.segment(segments.get(i));
            if (decoded == null) {
                return PlainResponse.BAD_REQUEST;
            }
            plain &= decoded.equals(segments.get(i));
            segments.set(i, decoded);
        }
        if (!plain) {
            request.path(segments.stream().map(Slugs::encoded).collect(Collectors.joining("/", "/", "")));
        }
        var values = new ArrayList<String>(4);
        Route route = root.find(segments, 0, values, request.isForm());
        if (route == null) {
            return isOneSlashTooLong(segments, request) ? withoutTrailingSlash(request) : otherwise.answer(request);
        }
        request.parameters(route.bind(values));
        return route.handler.answer(request);
    }

    /** Whether there is a page at the path without its last slash. */
    private boolean isOneSlashTooLong(List<String> segments, Request request) {
        return !request.isForm()
                && segments.size() > 1
                && segments.getLast().isEmpty()
                && root.find(segments.subList(0, segments.size() - 1), 0, new ArrayList<>(), false) != null;
    }

    private static Answer withoutTrailingSlash(Request request) {
        String path = request.path().substring(0, request.path().length() - 1);
        return new Answer.Redirect(301, request.query().isEmpty() ? path : path + "?" + request.query());
    }

    private static List<String> segments(String path) {
        var segments = new ArrayList<String>(6);
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            segments.add(path.substring(from, end));
            from = end + 1;
            if (slash == path.length() - 1) {
                segments.add(""); // a path with a trailing slash is another address
            }
        }
        return segments;
    }

    private record Route(Handler handler, List<String> names) {

        Map<String, String> bind(List<String> values) {
            if (names.size() == 1) {
                return Map.of(names.getFirst(), values.getFirst());
            }
            var bound = new LinkedHashMap<String, String>();
            for (int i = 0; i < names.size(); i++) {
                bound.put(names.get(i), values.get(i));
            }
            return bound;
        }
    }

    private static final class Node {

        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node parameter;
        private @Nullable Route route;
        private @Nullable Route form;

        private void collect(String path, Set<String> patterns) {
            if (route != null) {
                patterns.add("GET " + named(path.isEmpty() ? "/" : path, route));
            }
            if (form != null) {
                patterns.add("POST " + named(path, form));
            }
            literals.forEach((segment, node) -> node.collect(path + "/" + segment, patterns));
            if (parameter != null) {
                parameter.collect(path + "/{}", patterns);
            }
        }

        private static String named(String path, Route route) {
            String named = path;
            for (String name : route.names) {
                named = named.replaceFirst("\\{}", "{" + name + "}");
            }
            return named;
        }

        @Nullable
        Route find(List<String> segments, int at, List<String> values, boolean ofForm) {
            if (at == segments.size()) {
                return ofForm ? form : route;
            }
            String segment = segments.get(at);
            Node literal = literals.get(segment);
            Route found = literal == null ? null : literal.find(segments, at + 1, values, ofForm);
            if (found == null && parameter != null && !segment.isEmpty()) {
                int before = values.size();
                values.add(segment);
                found = parameter.find(segments, at + 1, values, ofForm);
                if (found == null) {
                    values.subList(before, values.size()).clear();
                }
            }
            return found;
        }
    }
}
