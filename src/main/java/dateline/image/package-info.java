/** Image files: formats, metadata, validation and decoding of uploads, storage, renditions and crops. */
@NullMarked
package dateline.image;

import org.jspecify.annotations.NullMarked;
