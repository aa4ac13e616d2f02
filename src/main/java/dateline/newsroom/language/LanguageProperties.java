package dateline.newsroom.language;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the language of the newsroom.
 *
 * @param language the newsroom's language (BCP 47) for accounts that chose none; each browser's preferred language when
 *                 blank
 */
@ConfigurationProperties("dateline.newsroom")
public record LanguageProperties(@DefaultValue("") String language) {}
