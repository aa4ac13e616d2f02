package dateline.photo;

import java.util.List;

/** One kind of metadata in a photo's file. */
interface MetadataBlock {

    /** As they stand in the file, in its order; none when the block does not have the field, or cannot be read. */
    List<String> values(PhotoField field);
}
