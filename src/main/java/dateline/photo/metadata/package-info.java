/** Headers of image files, and their IPTC, XMP and Exif metadata. */
@NullMarked
package dateline.photo.metadata;

import org.jspecify.annotations.NullMarked;
