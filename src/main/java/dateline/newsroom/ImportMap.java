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
 * Where the browser finds each module it is asked to import: libraries in the version that is on the class path, our own modules under an
 * address that changes with their content.
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

    /** The map as JSON. */
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
