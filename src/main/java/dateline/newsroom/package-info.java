/** The editor's door: the desk page of a story and what surrounds it. */
@NullMarked
package dateline.newsroom;

import org.jspecify.annotations.NullMarked;
