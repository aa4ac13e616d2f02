package dateline.publishing.template;

import dateline.platform.language.Bundles;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * Thymeleaf dialect that marks interface phrases without a translation with {@code lang="en"}, so that screen readers
 * do not read English words as, say, Arabic. It works on {@code th:text} with a phrase; on a {@code th:block} the
 * phrase is wrapped in a span.
 */
@Component
public class UntranslatedWords extends AbstractProcessorDialect {

    private static final String PREFIX = "th";
    private static final Pattern PHRASE = Pattern.compile("#\\{([\\w.]+)(?:\\(.*\\))?}");
    private static final Pattern CHOSEN = Pattern.compile("#messages\\.msg\\('([\\w.]+)'");

    private final Bundles bundles;

    public UntranslatedWords(Bundles bundles) {
        super("Untranslated words", PREFIX, 1000);
        this.bundles = bundles;
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Text());
    }

    /** Runs just before Thymeleaf's own processor of {@code th:text}. */
    private final class Text extends AbstractAttributeTagProcessor {

        private static final int BEFORE_TEXT = 1290;

        Text() {
            super(TemplateMode.HTML, PREFIX, null, false, "text", true, BEFORE_TEXT, false);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                IElementTagStructureHandler handler) {
            Locale locale = context.getLocale();
            if (locale.getLanguage().equals("en") || isTranslated(value, locale)) {
                return;
            }
            if (tag.getElementCompleteName().equals("th:block")) {
                Object said = StandardExpressions.getExpressionParser(context.getConfiguration())
                        .parseExpression(context, value)
                        .execute(context);
                handler.setBody(
                        "<span lang=\"en\">" + HtmlEscape.escapeHtml4Xml(String.valueOf(said)) + "</span>", false);
                handler.removeAttribute(name);
            } else if (!tag.hasAttribute("lang")) {
                handler.setAttribute("lang", "en");
            }
        }
    }

    /** Whether no mark is needed: the text is not a single phrase of the bundles, or the language has that phrase. */
    private boolean isTranslated(String value, Locale locale) {
        Matcher phrase = PHRASE.matcher(value.strip());
        if (phrase.matches()) {
            return bundles.has(phrase.group(1), locale);
        }
        Matcher chosen = CHOSEN.matcher(value);
        return !chosen.find() || value.contains("+") || bundles.has(chosen.group(1), locale);
    }
}
