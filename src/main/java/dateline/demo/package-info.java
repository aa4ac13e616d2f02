/** Demo content for the first start. */
@NullMarked
package dateline.demo;

import org.jspecify.annotations.NullMarked;
