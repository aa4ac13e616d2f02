/** A newsroom to look at on the first start. */
@NullMarked
package dateline.demo;

import org.jspecify.annotations.NullMarked;
