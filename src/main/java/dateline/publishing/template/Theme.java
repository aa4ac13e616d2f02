package dateline.publishing.template;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/**
 * Lets a newsroom override templates: a file in the folder {@code templates/} of the working directory wins over the
 * jar's file of the same name.
 */
@Configuration(proxyBeanMethods = false)
class Theme {

    private static final long READ_AGAIN_AFTER_MS = 2000;

    @Bean
    FileTemplateResolver themeTemplates(SpringResourceTemplateResolver packed) {
        return over(packed, Path.of("templates"));
    }

    /**
     * If the folder exists at the start, templates that are changed, added or removed there take effect within two
     * seconds.
     */
    static FileTemplateResolver over(SpringResourceTemplateResolver packed, Path folder) {
        FileTemplateResolver theme = new FileTemplateResolver();
        theme.setOrder(1);
        theme.setPrefix(folder.toAbsolutePath() + "/");
        theme.setSuffix(packed.getSuffix());
        theme.setTemplateMode(packed.getTemplateMode());
        theme.setCharacterEncoding(packed.getCharacterEncoding());
        theme.setCheckExistence(true);
        theme.setCacheTTLMs(READ_AGAIN_AFTER_MS);
        if (Files.isDirectory(folder)) {
            packed.setCacheTTLMs(READ_AGAIN_AFTER_MS);
        }
        return theme;
    }
}
