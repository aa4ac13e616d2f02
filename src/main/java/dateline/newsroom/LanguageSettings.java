package dateline.newsroom;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param language the one the newsroom works in, BCP 47, for whoever chose none; each browser's own when blank
 */
@ConfigurationProperties("dateline.newsroom")
record LanguageSettings(@DefaultValue("") String language) {}
