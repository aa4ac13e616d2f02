/** Reading and writing of API requests and responses: JSON, merge patches, versions, times and cursors. */
@NullMarked
package dateline.api.json;

import org.jspecify.annotations.NullMarked;
