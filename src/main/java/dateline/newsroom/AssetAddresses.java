package dateline.newsroom;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * The address of each of the newsroom's assets, which holds a fingerprint of its content: made once at the start, for files inside a jar take long to
 * look up. {@link org.springframework.web.servlet.resource.VersionResourceResolver} answers them, and makes the fingerprint in the same way.
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

    /** The address of the asset of that plain address; any other address stays as it is. */
    String of(String plain) {
        return addresses.getOrDefault(plain, plain);
    }
}
