/** A story's desk: its updates composed, filed, published, changed and taken back. */
@NullMarked
package dateline.desk;

import org.jspecify.annotations.NullMarked;
