/** Photos as they were uploaded, with their texts and credits, and the figures that use them. */
@NullMarked
package dateline.photo;

import org.jspecify.annotations.NullMarked;
