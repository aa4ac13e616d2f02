/** The editor's door: the frame of every newsroom screen, and what the screens share. */
@NullMarked
package dateline.newsroom;

import org.jspecify.annotations.NullMarked;
