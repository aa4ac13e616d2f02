/** What templates read: view records of stories and entries, JSON-LD, and the rendering of templates. */
@NullMarked
package dateline.publishing.view;

import org.jspecify.annotations.NullMarked;
