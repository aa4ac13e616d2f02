/** The newsroom's HTTP server (Tomcat): bounds on the size and the time of requests, kept before any of the application's code runs. */
@NullMarked
package dateline.tomcat;

import org.jspecify.annotations.NullMarked;
