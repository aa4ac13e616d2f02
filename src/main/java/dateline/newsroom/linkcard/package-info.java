/** Link cards: the title and provider of a pasted link, looked up by oEmbed. */
@NullMarked
package dateline.newsroom.linkcard;

import org.jspecify.annotations.NullMarked;
