package dateline.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Handles database and disk failures of all controllers, before the controllers' own exception handlers report them as
 * errors of the application.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailureResolver implements HandlerExceptionResolver {

    private final FailureAnswers answers;

    FailureResolver(FailureAnswers answers) {
        this.answers = answers;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        try {
            return answers.answer(request, response, e) ? new ModelAndView() : null;
        } catch (IOException gone) {
            return new ModelAndView();
        }
    }
}
