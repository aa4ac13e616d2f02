/** The newsroom's page about one's own account, one section a controller. */
@NullMarked
package dateline.newsroom.account;

import org.jspecify.annotations.NullMarked;
