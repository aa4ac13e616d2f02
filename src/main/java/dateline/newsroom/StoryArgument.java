package dateline.newsroom;

import dateline.platform.error.NotFound;
import dateline.story.Stories;
import dateline.story.Story;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Resolves {@code {slug}} in the path to a {@link Story} argument. Former slugs work too, because a colleague may
 * rename the story while a form is open.
 */
@Component
class StoryArgument implements HandlerMethodArgumentResolver {

    private final Stories stories;

    StoryArgument(Stories stories) {
        this.stories = stories;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Story.class;
    }

    @Override
    public Story resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Map<?, ?> path = (Map<?, ?>)
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        String slug = path == null ? "" : String.valueOf(path.get("slug"));
        return stories.findBySlug(slug)
                .or(() -> stories.successor(slug).flatMap(stories::findBySlug))
                .orElseThrow(() -> new NotFound("story", slug));
    }
}
