package dateline.preview;

import java.util.List;

/**
 * The reader's page ahead of the reader.
 *
 * @param html  as the reader's template has it
 * @param ahead what of it is not out yet
 */
record Proof(String html, List<Ahead> ahead) {}
