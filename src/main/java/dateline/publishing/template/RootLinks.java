package dateline.publishing.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Builds links such as {@code @{/newsroom}} also in templates that are rendered outside a request, which Thymeleaf
 * itself refuses to do. The application is always at the root of its server.
 */
final class RootLinks extends StandardLinkBuilder {

    @Override
    protected @Nullable String computeContextPath(
            IExpressionContext context, @Nullable String base, @Nullable Map<String, Object> parameters) {
        return context instanceof IWebContext ? super.computeContextPath(context, base, parameters) : "";
    }

    @Override
    protected String processLink(IExpressionContext context, String link) {
        return context instanceof IWebContext ? super.processLink(context, link) : link;
    }
}
