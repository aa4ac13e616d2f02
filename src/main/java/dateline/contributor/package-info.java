/** Contributors and agencies, and the credits that name them. */
@NullMarked
package dateline.contributor;

import org.jspecify.annotations.NullMarked;
