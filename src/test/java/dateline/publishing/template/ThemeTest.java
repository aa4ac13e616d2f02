package dateline.publishing.template;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.support.GenericApplicationContext;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

class ThemeTest {

    @TempDir
    Path jar;

    @TempDir
    Path theme;

    private final TemplateEngine engine = new SpringTemplateEngine();

    @BeforeEach
    void packsTwoTemplates() throws IOException {
        Files.writeString(jar.resolve("page.html"), "<p>packed page <b th:replace=\"~{_part}\"></b></p>");
        Files.writeString(jar.resolve("_part.html"), "<i>packed part</i>");
    }

    @Test
    void winsOverTheJarFileByFile() throws IOException {
        Files.writeString(theme.resolve("_part.html"), "<i>themed part</i>");
        assertThat(page(theme)).isEqualTo("<p>packed page <i>themed part</i></p>");
    }

    @Test
    void leavesTheJarsTemplatesWhereThereIsNoFolder() {
        assertThat(page(theme.resolve("none"))).isEqualTo("<p>packed page <i>packed part</i></p>");
    }

    @Test
    void readsAgainWhatIsAddedEditedAndTakenAway() throws IOException {
        assertThat(page(theme)).contains("packed part");
        Path part = Files.writeString(theme.resolve("_part.html"), "<i>added part</i>");
        Await.until(this::page, html -> html.contains("added part"));
        Files.writeString(part, "<i>edited part</i>");
        Await.until(this::page, html -> html.contains("edited part"));
        Files.delete(part);
        Await.until(this::page, html -> html.contains("packed part"));
    }

    @Test
    void asksTheFolderFirstInTheRunningHouse() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ThymeleafAutoConfiguration.class))
                .withUserConfiguration(Theme.class)
                .run(house -> assertThat(house.getBean(TemplateEngine.class)
                                .getConfiguration()
                                .getTemplateResolvers())
                        .hasExactlyElementsOfTypes(FileTemplateResolver.class, SpringResourceTemplateResolver.class));
    }

    private String page(Path folder) {
        SpringResourceTemplateResolver packed = new SpringResourceTemplateResolver();
        packed.setApplicationContext(new GenericApplicationContext());
        packed.setPrefix(jar.toUri().toString());
        packed.setSuffix(".html");
        engine.addTemplateResolver(packed);
        engine.addTemplateResolver(Theme.over(packed, folder));
        return page();
    }

    private String page() {
        return engine.process("page", new Context());
    }
}
