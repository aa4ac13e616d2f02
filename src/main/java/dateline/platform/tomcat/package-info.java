/** Request limits of the newsroom's HTTP server (Tomcat), on size and time, enforced before any application code runs. */
@NullMarked
package dateline.platform.tomcat;

import org.jspecify.annotations.NullMarked;
