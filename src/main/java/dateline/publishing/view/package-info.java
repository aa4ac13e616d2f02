/** What templates read: view records of stories, entries and feeds, and JSON-LD. */
@NullMarked
package dateline.publishing.view;

import org.jspecify.annotations.NullMarked;
