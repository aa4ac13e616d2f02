package dateline.newsroom;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Maps each newsroom asset to its URL, which contains a fingerprint (MD5) of the file's content. The map is built once
 * at startup, because looking up files inside a jar is slow. {@link
 * org.springframework.web.servlet.resource.VersionResourceResolver} serves these URLs and computes the same
 * fingerprint.
 */
@Component
class AssetAddresses {

    static final String ROOT = "/newsroom/assets/";

    private final Map<String, String> addresses = new TreeMap<>();

    AssetAddresses(ResourcePatternResolver files) throws IOException {
        for (Resource file : files.getResources("classpath:/static/newsroom/*.*")) {
            String name = String.valueOf(file.getFilename());
            int ending = name.lastIndexOf('.');
            addresses.put(
                    ROOT + name,
                    ROOT + name.substring(0, ending) + "-" + DigestUtils.md5DigestAsHex(file.getContentAsByteArray())
                            + name.substring(ending));
        }
    }

    /** Returns the fingerprinted URL of an asset, given its plain URL. Any other URL is returned unchanged. */
    String of(String plain) {
        return addresses.getOrDefault(plain, plain);
    }
}
