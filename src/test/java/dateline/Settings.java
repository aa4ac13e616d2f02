package dateline;

import dateline.platform.settings.SecretFiles;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The settings as the code has them: by application.yaml, and by the records that settings are bound to. */
final class Settings {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(DATELINE_\\w+):.*}");

    private final EnumerablePropertySource<?> yaml;

    private Settings(EnumerablePropertySource<?> yaml) {
        this.yaml = yaml;
    }

    static Settings load() throws IOException {
        return new Settings((EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load("application.yaml", new ClassPathResource("application.yaml"))
                .getFirst());
    }

    /** The default of each variable of the environment. */
    Map<String, String> defaults() throws ClassNotFoundException {
        Map<String, String> defaults = named();
        bound().forEach((property, value) -> {
            if (!yaml.containsProperty(property)) {
                defaults.put(property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value);
            }
        });
        SecretFiles.SETTINGS.forEach(name -> {
            if (!defaults.containsKey(name)) {
                throw new AssertionError(name + " is no setting");
            }
            defaults.put(name + SecretFiles.SUFFIX, "");
        });
        return defaults;
    }

    private Map<String, String> named() {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(yaml);
        PropertySourcesPropertyResolver resolver = new PropertySourcesPropertyResolver(sources);
        Map<String, String> named = new TreeMap<>();
        for (String property : yaml.getPropertyNames()) {
            Matcher variable = VARIABLE.matcher(String.valueOf(yaml.getProperty(property)));
            if (variable.matches()) {
                named.put(variable.group(1), String.valueOf(resolver.getProperty(property)));
            }
        }
        return named;
    }

    /** Each property of a record, as {@code dateline.http.max-line}, with its default there. */
    static Map<String, String> bound() throws ClassNotFoundException {
        Map<String, String> bound = new TreeMap<>();
        for (Class<?> type : records()) {
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            for (Parameter parameter : type.getDeclaredConstructors()[0].getParameters()) {
                String name = parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                DefaultValue value = parameter.getAnnotation(DefaultValue.class);
                bound.put(prefix + "." + name, value == null ? "" : String.join(",", value.value()));
            }
        }
        return bound;
    }

    private static List<Class<?>> records() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> records = new ArrayList<>();
        for (BeanDefinition found : scan.findCandidateComponents("dateline")) {
            records.add(Class.forName(found.getBeanClassName()));
        }
        return records;
    }
}
