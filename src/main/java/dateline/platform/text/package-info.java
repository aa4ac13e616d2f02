/** Text from people and for machines: what words, names and slugs are, HTML, cuts, snippets, hashes and XML. */
@NullMarked
package dateline.platform.text;

import org.jspecify.annotations.NullMarked;
