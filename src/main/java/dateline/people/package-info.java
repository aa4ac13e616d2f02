/** The people screens: contributors, whom readers know, and accounts, who may come in. */
@NullMarked
package dateline.people;

import org.jspecify.annotations.NullMarked;
