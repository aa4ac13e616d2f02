/** The WebSub hub: subscriptions and signed deliveries of changed feeds; or pings to an external hub. */
@NullMarked
package dateline.syndication.websub;

import org.jspecify.annotations.NullMarked;
