package dateline.newsroom;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.webjars.WebJarVersionLocator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the browser finds each module it is asked to import: libraries in the version that is on the class path, our own modules under an
 * address that changes with their content.
 */
@Component
class ImportMap {

    private static final List<String> LIBRARIES = List.of("htmx.org", "orderedmap", "prosemirror-commands", "prosemirror-history",
        "prosemirror-inputrules", "prosemirror-keymap", "prosemirror-model", "prosemirror-schema-list", "prosemirror-state", "prosemirror-transform", "prosemirror-view",
        "rope-sequence", "w3c-keyname");

    private final ResourceUrlProvider addresses;
    private final ResourcePatternResolver files;
    private final JsonMapper json;
    private final WebJarVersionLocator webJars = new WebJarVersionLocator();
    private volatile @Nullable String text;

    ImportMap(ResourceUrlProvider mvcResourceUrlProvider, ResourcePatternResolver files, JsonMapper json) {
        this.addresses = mvcResourceUrlProvider;
        this.files = files;
        this.json = json;
    }

    /** The map as JSON. Made when first asked for: the addresses are known only once the application runs. */
    String json() throws IOException {
        String made = text;
        if (made == null) {
            made = json.writeValueAsString(Map.of("imports", imports()));
            text = made;
        }
        return made;
    }

    private Map<String, String> imports() throws IOException {
        Map<String, String> imports = new TreeMap<>();
        for (String library : LIBRARIES) {
            imports.put(library, library(library));
        }
        for (Resource module : files.getResources("classpath:/static/newsroom/*.js")) {
            String file = String.valueOf(module.getFilename());
            imports.put("newsroom/" + file, Objects.requireNonNull(addresses.getForLookupPath("/newsroom/assets/" + file)));
        }
        return imports;
    }

    /** A library says itself which of its files is the module. */
    private String library(String name) throws IOException {
        String folder = "/webjars/" + name + "/" + webJars.version(name) + "/";
        Resource described = files.getResource("classpath:/META-INF/resources" + folder + "package.json");
        try (InputStream in = described.getInputStream()) {
            JsonNode said = json.readTree(in);
            return folder + said.path("module").asString(said.path("main").asString());
        }
    }
}
