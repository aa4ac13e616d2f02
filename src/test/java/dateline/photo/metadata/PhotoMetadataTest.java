package dateline.photo.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.photo.file.PhotoFile;
import dateline.photo.rendition.Pictures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoMetadataTest {

    @Test
    void readsEveryFieldFromXmp() {
        PhotoMetadata xmp = metadata(Pictures.named("xmp.jpg"));
        assertThat(xmp.headline()).isEqualTo("A crowd waits by the gates");
        assertThat(xmp.caption()).isEqualTo("People wait by the gates on Sunday.");
        assertThat(xmp.captionWriter()).isEqualTo("AB");
        assertThat(xmp.creators()).containsExactly("Cara Anna", "Robyn Beck");
        assertThat(xmp.creditLine()).isEqualTo("AFP/Getty Images");
        assertThat(xmp.source()).isEqualTo("AFP");
        assertThat(xmp.copyrightNotice()).isEqualTo("2025 AFP");
        assertThat(xmp.altText()).isEqualTo("A crowd in the rain before an iron gate");
        assertThat(xmp.extendedDescription()).isEqualTo("About two hundred people stand in heavy rain.");
        assertThat(xmp.dateCreated()).isEqualTo("2025-03-01T10:00:00+02:00");
        assertThat(xmp.city() + ", " + xmp.state() + ", " + xmp.country()).isEqualTo("Kyiv, Kyiv, Ukraine");
        assertThat(xmp.keywords()).containsExactly("crowd", "rain");
        assertThat(xmp.usageTerms()).isEqualTo("Editorial use only");
        assertThat(xmp.digitalSourceType()).isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture");
        assertThat(xmp.instructions()).isEqualTo("Not before 18:00");
    }

    @Test
    void readsIimWithoutADeclaredCharsetAsLatin() {
        PhotoMetadata iim = metadata(Pictures.named("iim-latin1.jpg"));
        assertThat(iim.headline()).isEqualTo("Storm over Málaga");
        assertThat(iim.caption()).isEqualTo("Waves break over the café quay in Málaga");
        assertThat(iim.captionWriter()).isEqualTo("MB");
        assertThat(iim.creators()).containsExactly("José Núñez");
        assertThat(iim.creditLine()).isEqualTo("Agência Costa");
        assertThat(iim.copyrightNotice()).isEqualTo("© 2025 Agência Costa");
        assertThat(iim.dateCreated()).isEqualTo("2025-03-01T17:05:30+01:00");
        assertThat(iim.state()).isEqualTo("Andalucía");
        assertThat(iim.country()).isEqualTo("España");
        assertThat(iim.keywords()).containsExactly("storm", "harbour");
        assertThat(iim.instructions()).isEqualTo("Spain out");
    }

    @Test
    void readsIimInItsDeclaredCharset() {
        PhotoMetadata iim = metadata(Pictures.named("iim-utf8.jpg"));
        assertThat(iim.headline()).isEqualTo("Шторм у причала");
        assertThat(iim.caption()).isEqualTo("Wellen über der Mole – Łódź");
        assertThat(iim.creators()).containsExactly("Zoë Müller", "Łukasz Żak");
    }

    @Test
    void readsUndeclaredIimAsUtf8WhereItDecodesEvenWhenCutWithinACharacter() {
        byte[] cut = Arrays.copyOf("Łódź – ź".getBytes(StandardCharsets.UTF_8), 12);
        assertThat(metadata(withIim(617, cut)).headline()).isEqualTo("Łódź –");
        assertThat(metadata(withIim(617, "André".getBytes(StandardCharsets.ISO_8859_1)))
                        .headline())
                .isEqualTo("André");
        assertThat(metadata(withIim(617, new byte[] {'a', (byte) 0x96, 'b'})).headline())
                .isEqualTo("a–b");
    }

    @Test
    void prefersXmpThenIimThenExif() {
        PhotoMetadata mixed = metadata(Pictures.named("conflict.jpg"));
        assertThat(mixed.creators()).containsExactly("Xenia XMP");
        assertThat(mixed.caption()).isEqualTo("Caption from XMP");
        assertThat(mixed.creditLine()).isEqualTo("Credit from IIM");
        assertThat(mixed.copyrightNotice()).isEqualTo("Copyright from Exif");
        assertThat(mixed.dateCreated()).isEqualTo("2024-12-31T23:59:58-05:00");
    }

    @Test
    void fallsBackWhereXmpHasOnlySpaces() {
        byte[] blank = Pictures.withXmp(
                Pictures.named("iim-latin1.jpg"), Pictures.xmp("<photoshop:Credit>  </photoshop:Credit>"));
        assertThat(metadata(blank).creditLine()).isEqualTo("Agência Costa");
    }

    @Test
    void readsXmpFromPngAndWebp() {
        assertThat(metadata(Pictures.named("xmp.png")).creators()).containsExactly("Petra Png");
        assertThat(metadata(Pictures.named("xmp.png")).copyrightNotice()).isEqualTo("Exif in PNG");
        assertThat(metadata(Pictures.named("xmp.webp")).creators()).containsExactly("Wanda Webp");
        byte[] deflated = Pictures.plainPng(
                8, 8, Pictures.xmpChunk(Pictures.xmp("<photoshop:Headline>Deflated</photoshop:Headline>")));
        assertThat(metadata(deflated).headline()).isEqualTo("Deflated");
    }

    @Test
    void takesAPlainTextWhereTheStandardWantsLanguages() {
        byte[] plain = Pictures.withXmp(
                Pictures.jpeg(8, 8), Pictures.xmp("<dc:rights>Jo</dc:rights><dc:creator>Jo Doe</dc:creator>"));
        assertThat(metadata(plain).copyrightNotice()).isEqualTo("Jo");
        assertThat(metadata(plain).creators()).containsExactly("Jo Doe");
    }

    @Test
    void stripsWhatTextMustNotHaveAndBoundsIt() {
        byte[] dirty = withIim(632, ("A\0B\u0007\u0085C\r\nD" + "x".repeat(5000)).getBytes(StandardCharsets.UTF_8));
        assertThat(metadata(dirty).caption()).startsWith("ABC\nDxx").hasSize(4000);
        assertThat(PhotoText.clean("a\ud800b\uffff \udc00c\n", PhotoField.HEADLINE))
                .isEqualTo("ab c");
    }

    @Test
    void saysNothingWhereThePacketIsABomb() {
        String entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                + Pictures.xmp("<dc:rights>&b;</dc:rights><photoshop:Headline>Boom</photoshop:Headline>");
        PhotoMetadata bombed = metadata(Pictures.withXmp(Pictures.named("iim-utf8.jpg"), entities));
        assertThat(bombed.copyrightNotice()).isEmpty();
        assertThat(bombed.headline()).isEqualTo("Шторм у причала");
        String deep = Pictures.xmp("<dc:rights>".repeat(2500) + "</dc:rights>".repeat(2500));
        assertThat(metadata(Pictures.withXmp(Pictures.jpeg(8, 8), deep)).copyrightNotice())
                .isEmpty();
        String huge = Pictures.xmp("<dc:rights>" + "x".repeat(5_000_000) + "</dc:rights>");
        assertThat(metadata(Pictures.plainPng(8, 8, Pictures.xmpChunk(huge))).copyrightNotice())
                .isEmpty();
    }

    @Test
    void ignoresMegabytesOfExtendedXmp() {
        byte[] jpeg = Pictures.named("xmp.jpg");
        byte[] extension = new byte[65_000];
        byte[] signature = "http://ns.adobe.com/xmp/extension/\0".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(signature, 0, extension, 0, signature.length);
        Arrays.fill(extension, signature.length, signature.length + 40, (byte) 0x7f);
        for (int i = 0; i < 100; i++) {
            jpeg = Pictures.withSegment(jpeg, 0xe1, extension);
        }
        assertThat(jpeg).hasSizeGreaterThan(6_000_000);
        assertThat(metadata(jpeg).creators()).containsExactly("Cara Anna", "Robyn Beck");
    }

    @Test
    void answersWhateverBytesTheBlocksHold() {
        Random random = new Random(7);
        for (String name : new String[] {"conflict.jpg", "xmp.png", "xmp.webp"}) {
            byte[] file = Pictures.named(name);
            PhotoHeader header = PhotoFile.of(file).header();
            for (int i = 0; i < 300; i++) {
                header.blocks()
                        .values()
                        .forEach(block -> block[random.nextInt(block.length)] = (byte) random.nextInt());
                assertThat(PhotoMetadata.of(header)).isNotNull();
                assertThat(ExifBlock.of(header.block(PhotoHeader.Block.EXIF)).orientation())
                        .isBetween(1, 8);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025,2025",
        "2025-03,2025-03",
        "2025-03-01,2025-03-01",
        "2025-03-01T10:00,2025-03-01T10:00:00",
        "2025-03-01T10:00:05.123+02:00,2025-03-01T10:00:05+02:00",
        "2025-03-01T10:00:05Z,2025-03-01T10:00:05Z",
        "2025-03-00,2025-03",
        "2025-00-00,2025",
        "2025-00-05,2025",
        "2025-02-30,''",
        "2025-03-01T25:00,2025-03-01",
        "yesterday,''",
        "'',''"
    })
    void readsDatesAsPreciselyAsTheyAre(String written, String read) {
        assertThat(PhotoDate.of(written)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "20250301,100000+0200,2025-03-01T10:00:00+02:00",
        "20250301,'',2025-03-01",
        "20250301,100000,2025-03-01T10:00:00",
        "20250300,'',2025-03",
        "00000000,'',''",
        "20250301,nonsense,2025-03-01"
    })
    void readsDatesOfIim(String date, String time, String read) {
        assertThat(PhotoDate.ofIim(date, time)).isEqualTo(read);
    }

    private static PhotoMetadata metadata(byte[] file) {
        return PhotoFile.of(file).metadata();
    }

    private static byte[] withIim(int tag, byte[] value) {
        byte[] head = {0x1c, (byte) (tag >> 8), (byte) tag, (byte) (value.length >> 8), (byte) value.length};
        byte[] dataset = Pictures.joined(head, value);
        byte[] resource = Pictures.joined(
                "Photoshop 3.0\0008BIM\4\4\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {(byte) (dataset.length >> 8), (byte) dataset.length},
                dataset,
                new byte[dataset.length & 1]);
        return Pictures.withSegment(Pictures.jpeg(8, 8), 0xed, resource);
    }
}
