/** Text from people and for machines: normalisation, comparison, cuts, HTML cleaning, slugs, search words, snippets, fingerprints and XML. */
@NullMarked
package dateline.platform.text;

import org.jspecify.annotations.NullMarked;
