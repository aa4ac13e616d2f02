/** Image files: formats, metadata, validation and decoding of uploads, storage, renditions and crops. */
@NullMarked
package dateline.photo.file;

import org.jspecify.annotations.NullMarked;
