package dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Adds the navigation to the error pages of requests that no controller handled, such as one with an expired form
 * token. Errors of the server have none, because the session may not be readable.
 */
@Component
class ErrorFrame implements ErrorViewResolver {

    private final PageFrame frame;

    ErrorFrame(PageFrame frame) {
        this.frame = frame;
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        if (!status.is4xxClientError()) {
            return null;
        }
        Map<String, Object> framed = new HashMap<>(model);
        framed.putAll(frame.attributes(request));
        return new ModelAndView("error", framed, status);
    }
}
