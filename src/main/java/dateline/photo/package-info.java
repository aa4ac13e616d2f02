/** Photos as they were filed: who took them, what they show, and each use of one. */
@NullMarked
package dateline.photo;

import org.jspecify.annotations.NullMarked;
