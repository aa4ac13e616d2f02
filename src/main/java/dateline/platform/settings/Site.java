package dateline.platform.settings;

import dateline.platform.language.LanguageTags;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the site.
 *
 * @param name        name of the site
 * @param tagline     one line under the name, in feeds and on the front page
 * @param language    the site's own language, BCP 47
 * @param publicUrl   base URL of the readers' site, without a trailing slash
 * @param newsroomUrl base URL of the newsroom, without a trailing slash
 * @param timeZone    IANA zone of new stories and of the fronts
 * @param data        folder for photos and for the embedded database
 * @param demo        whether an empty newsroom is filled with demo content
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
