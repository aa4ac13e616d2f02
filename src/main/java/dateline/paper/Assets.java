package dateline.paper;

import dateline.press.Ready;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The style sheets, scripts and pictures of the reader's pages, each under an address that changes with its content. The style sheets are
 * joined in the order of {@code reader.css.list} into one.
 */
@Component
public class Assets {

    private static final String FOLDER = "static/reader/";
    private static final Map<String, String> TYPES = Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8",
        "svg", "image/svg+xml", "png", "image/png", "ico", "image/x-icon", "woff2", "font/woff2");

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Ready> files = new HashMap<>();

    Assets() throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        Resource list = resources.getResource("classpath:" + FOLDER + "reader.css.list");
        String css = list.getContentAsString(StandardCharsets.UTF_8).lines().map(String::strip).filter(line -> !line.isEmpty())
            .map(name -> text(resources.getResource("classpath:" + FOLDER + name))).collect(Collectors.joining("\n"));
        add("reader.css", css.getBytes(StandardCharsets.UTF_8));
        for (Resource file : resources.getResources("classpath:" + FOLDER + "*.*")) {
            String name = String.valueOf(file.getFilename());
            if (!name.endsWith(".css") && TYPES.containsKey(ending(name))) {
                add(name, file.getContentAsByteArray());
            }
        }
    }

    /** The path of each asset by its name, as templates ask for it: {@code assets['reader.css']}. */
    public Map<String, String> paths() {
        return Map.copyOf(paths);
    }

    public Optional<Ready> find(String file) {
        return Optional.ofNullable(files.get(file));
    }

    private void add(String name, byte[] content) {
        String file = name.substring(0, name.lastIndexOf('.')) + "-" + hash(content) + "." + ending(name);
        paths.put(name, "/assets/" + file);
        files.put(file, Ready.of(TYPES.get(ending(name)), content).cacheControl("public, max-age=31536000, immutable").build());
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
