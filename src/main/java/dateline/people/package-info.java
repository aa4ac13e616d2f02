/** The newsroom's screens for contributors, who are credited, and for accounts, which can sign in. */
@NullMarked
package dateline.people;

import org.jspecify.annotations.NullMarked;
