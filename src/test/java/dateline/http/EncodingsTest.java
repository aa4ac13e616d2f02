package dateline.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {

    private static final String TEXT = "The river rose again overnight. ".repeat(100);
    private static final PreparedResponse PAGE =
            PreparedResponse.of("text/plain; charset=utf-8", TEXT).build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "absent                             | identity",
                "''                                 | identity",
                "gzip                               | gzip",
                "x-gzip                             | gzip",
                "GZIP                               | gzip",
                "gzip, deflate, br, zstd            | br",
                "br;q=0.5, gzip;q=0.9               | gzip",
                "br;q=0.5, gzip;q=0.5               | br",
                "br;q=0, *                          | gzip",
                "*                                  | br",
                "*;q=0                              | none",
                "*;q=0, identity                    | identity",
                "identity;q=0                       | none",
                "identity;q=0, gzip                 | gzip",
                "identity, gzip;q=0.2               | identity",
                "gzip;q=0.001                       | gzip",
                "gzip;q=0.000                       | identity",
                "gzip; Q=1.0                        | gzip",
                "gzip;q=much                        | identity",
                "gzip;q=-1, br;q=NaN                | identity",
                "zstd, deflate                      | identity",
                "',;,=;q,,;;;'                      | identity"
            })
    void readsWhatTheReaderPrefers(@Nullable String header, String encoding) {
        PreparedResponse.Representation chosen = PAGE.pick(Encoding.accepted(header));

        String head = chosen == null ? "none" : chosen.whole().toString().split("\r\n\r\n")[0];
        assertThat(head)
                .contains(
                        switch (encoding) {
                            case "none" -> "none";
                            case "identity" -> "Content-Length: " + TEXT.length();
                            default -> "Content-Encoding: " + encoding;
                        });
        assertThat(head.contains("Content-Encoding")).isEqualTo(encoding.equals("br") || encoding.equals("gzip"));
    }

    @Test
    void compressesWhatGetsSmaller() throws Exception {
        byte[] brotli = Encoding.BROTLI.encode(PAGE.content());

        assertThat(brotli).hasSizeLessThan(200);
        Brotli4jLoader.ensureAvailability();
        assertThat(Decoder.decompress(brotli).getDecompressedData()).asString().isEqualTo(TEXT);
        assertThat(Encoding.GZIP.encode(new byte[] {1, 2, 3})).isNull();
    }

    @Test
    void leavesPicturesAndSmallTextsAlone() {
        int[] all = Encoding.accepted("br, gzip");

        for (PreparedResponse preparedResponse : new PreparedResponse[] {
            PreparedResponse.of("image/jpeg", new byte[9000]).build(),
            PreparedResponse.of("text/plain", "short").build()
        }) {
            assertThat(preparedResponse.pick(all)).isEqualTo(preparedResponse.plain());
            assertThat(preparedResponse.plain().whole().toString()).doesNotContain("Vary", "Content-Encoding");
        }
        assertThat(PreparedResponse.of("image/svg+xml", TEXT).build().weight())
                .isBetween(TEXT.length(), TEXT.length() * 2);
    }
}
