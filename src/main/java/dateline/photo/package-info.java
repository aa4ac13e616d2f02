/** Photos as they were filed: the file, what its metadata says, and the renditions made of it. */
@NullMarked
package dateline.photo;

import org.jspecify.annotations.NullMarked;
