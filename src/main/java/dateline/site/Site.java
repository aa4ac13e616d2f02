package dateline.site;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The newsroom's own settings.
 *
 * @param name        what the site is called
 * @param tagline     one line under the name, in feeds and on the front page
 * @param language    the site's own language, BCP 47
 * @param publicUrl   where readers reach the site, without a slash at the end
 * @param newsroomUrl where editors reach the newsroom, without a slash at the end
 * @param timeZone    the IANA zone of a new story, and of the fronts
 * @param data        the folder for photos and for the embedded database
 * @param demo        whether an empty newsroom is filled with the demo
 */
@ConfigurationProperties("dateline")
public record Site(
        String name,
        @Nullable String tagline,
        String language,
        URI publicUrl,
        URI newsroomUrl,
        String timeZone,
        Path data,
        boolean demo) {

    public Site {
        String asked = language;
        language = LanguageTags.known(asked)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The language \"" + asked + "\" is no known language tag such as en, pt-BR or zh-Hant."));
    }
}
