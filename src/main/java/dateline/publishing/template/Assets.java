package dateline.publishing.template;

import dateline.http.PreparedResponse;
import dateline.platform.settings.Logo;
import dateline.platform.settings.Look;
import dateline.platform.text.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The style sheet, scripts and images of readers' pages. Each has a URL that contains a hash of its content, so that
 * browsers may keep it for a year. Style sheets and modules are joined, with the site's own accent colours last.
 */
@Component
public class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "css",
            "text/css; charset=utf-8",
            "js",
            "text/javascript; charset=utf-8",
            "svg",
            "image/svg+xml",
            "png",
            "image/png",
            "ico",
            "image/x-icon",
            "woff2",
            "font/woff2");

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, PreparedResponse> files = new HashMap<>();
    private final Map<String, PreparedResponse> icons = new HashMap<>();
    private final SiteView.@Nullable Logo logo;

    Assets(Look look) throws IOException {
        add("reader.css", ScriptBundle.styles() + accents(look));
        for (String script : ScriptBundle.SCRIPTS) {
            add(script, ScriptBundle.script(script));
        }
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath:" + ScriptBundle.FOLDER + "*.*")) {
            String name = String.valueOf(file.getFilename());
            if (!name.endsWith(".css") && !ScriptBundle.isPart(name) && TYPES.containsKey(ending(name))) {
                add(name, file.getContentAsByteArray());
            }
        }
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:static/icons/*.*")) {
            String name = String.valueOf(file.getFilename());
            icons.put(
                    name,
                    PreparedResponse.of(type(name), file.getContentAsByteArray())
                            .cacheControl("public, max-age=2592000")
                            .build());
        }
        logo = Logo.of(look).map(this::shown).orElse(null);
    }

    /** The path of each asset by its name, for templates: {@code assets['reader.css']}. */
    Map<String, String> paths() {
        return Map.copyOf(paths);
    }

    SiteView.@Nullable Logo logo() {
        return logo;
    }

    /** An icon at a fixed, well-known path, such as {@code favicon.ico}. */
    public PreparedResponse icon(String name) {
        return Objects.requireNonNull(icons.get(name), name);
    }

    /** The asset with this hashed file name. */
    public Optional<PreparedResponse> find(String file) {
        return Optional.ofNullable(files.get(file));
    }

    private SiteView.Logo shown(Logo own) {
        put(own.file(), own.content());
        return new SiteView.Logo(own.path(), own.width(), own.height());
    }

    private static String accents(Look look) {
        return look.lightAccent()
                .map(light -> "\n@layer tokens{:root{--accent:" + light
                        + "}@media (prefers-color-scheme:dark){:root{--accent:"
                        + look.darkAccent().orElseThrow() + "}}}\n")
                .orElse("");
    }

    private void add(String name, String content) {
        add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String name, byte[] content) {
        String file = name.substring(0, name.lastIndexOf('.')) + "-" + Fingerprint.of(content) + "." + ending(name);
        paths.put(name, "/assets/" + file);
        put(file, content);
    }

    private void put(String file, byte[] content) {
        files.put(
                file,
                PreparedResponse.of(type(file), content)
                        .cacheControl("public, max-age=31536000, immutable")
                        // No script runs in an SVG that is opened by itself.
                        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                        .build());
    }

    private static String type(String name) {
        return Objects.requireNonNull(TYPES.get(ending(name)), name);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
