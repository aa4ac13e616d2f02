package dateline.edition;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of what readers ask for is kept ready. What was not asked for the longest makes room; it is made again when it is asked for.
 *
 * @param pages   the memory for finished pages, feeds and photos
 * @param stories the memory for the stories they are made of
 * @param waiting the pages that may wait to be made, and as many photos: who asks for one more is told to come again
 */
@ConfigurationProperties("dateline.shelf")
record ShelfSettings(@DefaultValue("256MB") DataSize pages, @DefaultValue("256MB") DataSize stories, @DefaultValue("5000") int waiting) {
}
