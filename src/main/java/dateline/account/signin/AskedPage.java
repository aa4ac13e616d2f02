package dateline.account.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;

/**
 * Keeps the path that a browser requested before the sign-in in a cookie, to redirect there afterwards. Only paths of
 * the newsroom are accepted.
 */
final class AskedPage {

    private static final String COOKIE = "newsroom-page";
    private static final int LONGEST = 1000;
    // Excludes "//host", "/\host", and whatever else a browser takes for another host.
    private static final Pattern PATH = Pattern.compile("/newsroom(?:[/?][\\x21-\\x5b\\x5d-\\x7e]*)?");

    private AskedPage() {}

    /** Stores the path when the request is for a page. */
    static void keep(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (request.getMethod().equals("GET") && isPage(request) && isOurs(path)) {
            SignInCookies.write(
                    request,
                    response,
                    COOKIE,
                    URLEncoder.encode(path, StandardCharsets.US_ASCII),
                    Duration.ofMinutes(30));
        }
    }

    /** Returns the stored path and removes the cookie. */
    static Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> path =
                SignInCookies.read(request, COOKIE).flatMap(AskedPage::decoded).filter(AskedPage::isOurs);
        SignInCookies.remove(request, response, COOKIE);
        return path;
    }

    private static boolean isPage(HttpServletRequest request) {
        String purpose = request.getHeader("Sec-Fetch-Dest");
        String accept = request.getHeader("Accept");
        return purpose == null
                ? accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)
                : purpose.equals("document");
    }

    static boolean isOurs(String path) {
        return path.length() <= LONGEST && PATH.matcher(path).matches();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
