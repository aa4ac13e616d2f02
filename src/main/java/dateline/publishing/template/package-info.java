/** What all readers' pages share: the site around their content, their assets, and their response headers. */
@NullMarked
package dateline.publishing.template;

import org.jspecify.annotations.NullMarked;
