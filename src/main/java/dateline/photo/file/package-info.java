/** Image files: formats, validation of uploads, and storage. */
@NullMarked
package dateline.photo.file;

import org.jspecify.annotations.NullMarked;
