/** Image files: what they are, what they say of themselves, where they are kept, and every size they are shown in. */
@NullMarked
package dateline.image;

import org.jspecify.annotations.NullMarked;
