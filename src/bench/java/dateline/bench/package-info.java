/** Measures Dateline against the best there is, in one run on one machine. */
package dateline.bench;
