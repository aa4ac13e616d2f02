package dateline.platform.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Message source for every phrase of the application, by key and language. The bundle {@code messages} is for readers,
 * {@code newsroom} for editors. A phrase in a bundle of the folder {@code words/}, in the working directory, overrides
 * the same key in the jar. A phrase that a language lacks is taken from English. A key without any phrase is returned
 * itself.
 */
@Component("messageSource")
public class Bundles extends ReloadableResourceBundleMessageSource {

    /** Folder for a newsroom's own phrases. */
    public static final Path FOLDER = Path.of("words");

    private static final List<String> NAMES = List.of("messages", "newsroom");
    private static final Pattern LANGUAGE = Pattern.compile("newsroom_(.+)\\.properties");

    private final Path folder;

    @Autowired
    Bundles() {
        this(FOLDER);
    }

    Bundles(Path folder) {
        this.folder = folder;
        List<String> names = new ArrayList<>();
        NAMES.forEach(name -> names.add("file:" + folder.toAbsolutePath() + "/" + name));
        NAMES.forEach(name -> names.add("classpath:" + name));
        setBasenames(names.toArray(String[]::new));
        setDefaultEncoding("UTF-8");
        // Fall back to English, not to the machine's language.
        setFallbackToSystemLocale(false);
        setUseCodeAsDefaultMessage(true);
    }

    /**
     * Returns the languages of the editors' interface: English and each language with a {@code newsroom} bundle, sorted
     * by their names in their own language.
     */
    public List<Locale> editorsLanguages() {
        List<Locale> languages = new ArrayList<>(List.of(Locale.ENGLISH));
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        try {
            String english =
                    new ClassPathResource("newsroom.properties").getURL().toString();
            for (String folder :
                    List.of(english.substring(0, english.lastIndexOf('/')), "file:" + folder.toAbsolutePath())) {
                for (Resource file : files.getResources(folder + "/newsroom_*.properties")) {
                    Matcher named = LANGUAGE.matcher(String.valueOf(file.getFilename()));
                    if (named.matches()) {
                        languages.add(Locale.forLanguageTag(named.group(1).replace('_', '-')));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return languages.stream()
                .distinct()
                .sorted(Comparator.comparing(language -> language.getDisplayName(language)))
                .toList();
    }

    /** Whether the language has its own phrase for the key. Always true for English, the fallback. */
    public boolean has(String key, Locale locale) {
        return locale.getLanguage().equals("en")
                || getBasenameSet().stream()
                        .flatMap(name -> calculateFilenamesForLocale(name, locale).stream())
                        .anyMatch(file -> getProperties(file).getProperty(key) != null);
    }

    /** Returns each phrase whose key starts with the prefix, by the rest of its key. Placeholders are not filled in. */
    public Map<String, String> beginning(String start, Locale locale) {
        Map<String, String> phrases = new TreeMap<>();
        Objects.requireNonNull(getMergedProperties(locale).getProperties()).forEach((key, phrase) -> {
            if (key.toString().startsWith(start)) {
                phrases.put(key.toString().substring(start.length()), phrase.toString());
            }
        });
        return phrases;
    }
}
