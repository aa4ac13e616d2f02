package dateline.newsroom;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.webjars.WebJarVersionLocator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The import map of the newsroom's pages: libraries from WebJars in the version on the class path, and our own modules
 * at URLs that change with their content.
 */
@Component
class ImportMap {

    private static final List<String> LIBRARIES = List.of(
            "htmx.org",
            "orderedmap",
            "prosemirror-commands",
            "prosemirror-history",
            "prosemirror-inputrules",
            "prosemirror-keymap",
            "prosemirror-model",
            "prosemirror-schema-list",
            "prosemirror-state",
            "prosemirror-transform",
            "prosemirror-view",
            "rope-sequence",
            "w3c-keyname");

    private final AssetAddresses addresses;
    private final ResourcePatternResolver files;
    private final JsonMapper json;
    private final WebJarVersionLocator webJars = new WebJarVersionLocator();
    private final String text;

    ImportMap(AssetAddresses addresses, ResourcePatternResolver files, JsonMapper json) throws IOException {
        this.addresses = addresses;
        this.files = files;
        this.json = json;
        this.text = json.writeValueAsString(Map.of("imports", imports()));
    }

    /** Returns the map as JSON. */
    String json() {
        return text;
    }

    private Map<String, String> imports() throws IOException {
        Map<String, String> imports = new TreeMap<>();
        for (String library : LIBRARIES) {
            imports.put(library, library(library));
        }
        for (Resource module : files.getResources("classpath:/static/newsroom/*.js")) {
            String file = String.valueOf(module.getFilename());
            imports.put("newsroom/" + file, addresses.of(AssetAddresses.ROOT + file));
        }
        return imports;
    }

    /** Returns the URL of a library's module file, as named by its {@code package.json}. */
    private String library(String name) throws IOException {
        String folder = "/webjars/" + name + "/" + webJars.version(name) + "/";
        Resource described = files.getResource("classpath:/META-INF/resources" + folder + "package.json");
        try (InputStream in = described.getInputStream()) {
            JsonNode said = json.readTree(in);
            return folder + said.path("module").asString(said.path("main").asString());
        }
    }
}
