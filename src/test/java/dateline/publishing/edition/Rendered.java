package dateline.publishing.edition;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ITemplateStart;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** Notes each template that is rendered, and the page it was rendered for. */
@TestConfiguration(proxyBeanMethods = false)
public class Rendered {

    private record Rendering(String template, @Nullable Object page, String thread) {}

    private static final Queue<Rendering> ALL = new ConcurrentLinkedQueue<>();

    static void clear() {
        ALL.clear();
    }

    static List<String> templates() {
        return ALL.stream().map(Rendering::template).sorted().toList();
    }

    static List<String> threads() {
        return ALL.stream().map(Rendering::thread).distinct().toList();
    }

    /** Those that the template was rendered for. */
    static <T> List<T> pages(String template, Class<T> type) {
        return ALL.stream()
                .filter(rendering -> rendering.template.equals(template))
                .map(Rendering::page)
                .filter(Objects::nonNull)
                .map(type::cast)
                .toList();
    }

    @Bean
    IPostProcessorDialect renderings() {
        return new IPostProcessorDialect() {
            @Override
            public String getName() {
                return "renderings";
            }

            @Override
            public int getDialectPostProcessorPrecedence() {
                return 1000;
            }

            @Override
            public Set<IPostProcessor> getPostProcessors() {
                return Set.of(new PostProcessor(TemplateMode.HTML, Noting.class, 1000));
            }
        };
    }

    /** Made by Thymeleaf, one for each rendering. */
    public static final class Noting extends AbstractTemplateHandler {

        @Override
        public void handleTemplateStart(ITemplateStart start) {
            ALL.add(new Rendering(
                    getContext().getTemplateData().getTemplate(),
                    getContext().getVariable("page"),
                    Thread.currentThread().getName()));
            super.handleTemplateStart(start);
        }
    }
}
