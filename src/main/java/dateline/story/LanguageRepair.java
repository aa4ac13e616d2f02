package dateline.story;

import dateline.platform.language.LanguageTags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Replaces invalid story languages by the site's language at startup. Such tags were stored before tags were checked
 * against known languages.
 */
@Component
class LanguageRepair {

    private static final Logger LOG = LoggerFactory.getLogger(LanguageRepair.class);

    private final StoryService storyService;
    private final JdbcClient jdbc;

    LanguageRepair(StoryService storyService, JdbcClient jdbc) {
        this.storyService = storyService;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationStartedEvent.class)
    void repair() {
        jdbc.sql("select distinct language from story").query(String.class).list().stream()
                .filter(tag -> LanguageTags.known(tag).isEmpty())
                .forEach(tag -> jdbc.sql("select id from story where language = :tag")
                        .param("tag", tag)
                        .query(Long.class)
                        .list()
                        .forEach(story -> {
                            storyService.tellInOwnLanguage(story);
                            LOG.warn(
                                    "Story {} had the language \"{}\", which does not exist: it has the site's language now",
                                    story,
                                    tag);
                        }));
    }
}
