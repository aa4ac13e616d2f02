/** The newsroom's screens for contributors, who are credited, and for accounts, which can sign in. */
@NullMarked
package dateline.newsroom.people;

import org.jspecify.annotations.NullMarked;
