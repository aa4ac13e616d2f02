/** Settings checked before anything is started: all wrong ones are told at once, in plain sentences. */
@NullMarked
package dateline.settings;

import org.jspecify.annotations.NullMarked;
