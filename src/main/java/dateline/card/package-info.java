/** Link cards: the title and provider of a pasted link, looked up by oEmbed. */
@NullMarked
package dateline.card;

import org.jspecify.annotations.NullMarked;
