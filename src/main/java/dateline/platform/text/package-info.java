/** Text that comes from people: the markup that is kept, addresses made of words, words that are searched for. */
@NullMarked
package dateline.platform.text;

import org.jspecify.annotations.NullMarked;
