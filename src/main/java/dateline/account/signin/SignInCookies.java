package dateline.account.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Reads and writes the cookies that a browser needs before the sign-in, when there is no session. Over HTTPS their
 * names start with {@code __Host-}, so that no other host can set them.
 */
final class SignInCookies {

    private SignInCookies() {}

    static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(named(request, name))) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    static void write(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(named(request, name), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    static void remove(HttpServletRequest request, HttpServletResponse response, String name) {
        if (read(request, name).isPresent()) {
            write(request, response, name, "", Duration.ZERO);
        }
    }

    private static String named(HttpServletRequest request, String name) {
        return (request.isSecure() ? "__Host-" : "") + name;
    }
}
