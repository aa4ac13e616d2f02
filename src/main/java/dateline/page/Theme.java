package dateline.page;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** A folder {@code templates/} where Dateline is started wins over the jar's, file by file: so a newsroom themes its site. */
@Configuration(proxyBeanMethods = false)
class Theme {

    private static final long READ_AGAIN_AFTER_MS = 2000;

    @Bean
    FileTemplateResolver themeTemplates(SpringResourceTemplateResolver packed) {
        return over(packed, Path.of("templates"));
    }

    /** Where the folder stands at the start, templates changed in it, added to it or taken from it count within two seconds. */
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
