package dateline.photo.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.photo.file.PhotoFile;
import dateline.photo.rendition.Pictures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
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
        assertThat(metadata(dirty).caption()).startsWith("AB\nC\nDxx").hasSize(4000);
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
        return withResources(Pictures.jpeg(8, 8), resource(0x404, dataset(tag, value)));
    }

    private static byte[] withResources(byte[] jpeg, byte[]... resources) {
        byte[] signature = "Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1);
        return Pictures.withSegment(jpeg, 0xed, Pictures.joined(signature, Pictures.joined(resources)));
    }

    private static byte[] dataset(int tag, byte[] value) {
        byte[] head = {0x1c, (byte) (tag >> 8), (byte) tag, (byte) (value.length >> 8), (byte) value.length};
        return Pictures.joined(head, value);
    }

    private static byte[] resource(int id, byte[] data) {
        return Pictures.joined(
                "8BIM".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {(byte) (id >> 8), (byte) id, 0, 0, 0, 0, (byte) (data.length >> 8), (byte) data.length},
                data,
                new byte[data.length & 1]);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] md5(byte[] block) {
        try {
            return MessageDigest.getInstance("MD5").digest(block);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The IIM block and XMP differ in the caption and the creator, and have a field each that the other lacks. */
    private static PhotoMetadata reconciled(Function<byte[], byte[]> digest) {
        byte[] block = Pictures.joined(
                dataset(632, bytes("CORRECTED: the bridge is open")),
                dataset(592, bytes("Ida Iim")),
                dataset(617, bytes("Headline of IIM")));
        byte[] resources = Pictures.joined(resource(0x404, block), resource(0x425, digest.apply(block)));
        byte[] jpeg = withResources(Pictures.jpeg(8, 8), resources);
        return metadata(Pictures.withXmp(
                jpeg,
                Pictures.xmp("<dc:description>The bridge is closed</dc:description><dc:creator>Xenia Xmp</dc:creator>"
                        + "<photoshop:Credit>Credit of XMP</photoshop:Credit>")));
    }

    @Test
    void prefersIimThatWasChangedAfterXmpWasWritten() {
        PhotoMetadata stale = reconciled(block -> md5(bytes("the block before")));
        assertThat(stale.caption()).isEqualTo("CORRECTED: the bridge is open");
        assertThat(stale.creators()).containsExactly("Ida Iim");
        assertThat(stale.headline()).isEqualTo("Headline of IIM");
        assertThat(stale.creditLine()).isEqualTo("Credit of XMP");
    }

    @Test
    void prefersXmpWhereTheDigestIsThatOfIimOrMissing() {
        assertThat(reconciled(PhotoMetadataTest::md5).caption()).isEqualTo("The bridge is closed");
        assertThat(reconciled(block -> new byte[16]).caption()).isEqualTo("The bridge is closed");
        assertThat(reconciled(block -> new byte[0]).caption()).isEqualTo("The bridge is closed");
        assertThat(reconciled(block -> new byte[9]).caption()).isEqualTo("The bridge is closed");
    }

    @Test
    void prefersXmpToAShortenedCopyInIim() {
        String whole =
                "Firefighters carry a woman from the flooded house ".repeat(60).strip();
        byte[] block = dataset(632, bytes(whole.substring(0, 2000)));
        byte[] jpeg = withResources(Pictures.jpeg(8, 8), resource(0x404, block), resource(0x425, md5(bytes("other"))));
        String xmp = Pictures.xmp("<dc:description>" + whole + "</dc:description>");
        assertThat(metadata(Pictures.withXmp(jpeg, xmp)).caption()).isEqualTo(whole);
        byte[] shorter = dataset(632, bytes(whole.substring(0, 99)));
        byte[] corrected =
                withResources(Pictures.jpeg(8, 8), resource(0x404, shorter), resource(0x425, md5(bytes("other"))));
        assertThat(metadata(Pictures.withXmp(corrected, xmp)).caption()).hasSize(99);
    }

    @ParameterizedTest
    @CsvSource({
        "-B,ISO-8859-2,Łukasz Żak",
        ".B,ISO-8859-2,Łukasz Żak",
        "/L,ISO-8859-5,Шторм у причала",
        "(B\u001b-L,ISO-8859-5,Шторм у причала",
        "-F,ISO-8859-7,Αθήνα",
        "-M,ISO-8859-9,İstanbul",
        "-A,windows-1252,“Málaga”",
        ".A,windows-1252,“Málaga”",
        "%G,UTF-8,Łukasz Żak",
        "%/I,UTF-8,Łukasz Żak",
        "?X,windows-1252,Málaga",
        "?X,UTF-8,Łukasz"
    })
    void readsIimInEachCharsetThatIso2022Names(String escape, String charset, String text) {
        byte[] block = Pictures.joined(
                dataset(0x15a, bytes("\u001b" + escape.replace("\\u001b", "\u001b"))),
                dataset(617, text.getBytes(Charset.forName(charset))));
        assertThat(metadata(withResources(Pictures.jpeg(8, 8), resource(0x404, block)))
                        .headline())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cara Anna; Robyn Beck | Cara Anna,Robyn Beck",
                "Cara Anna;Robyn Beck; | Cara Anna,Robyn Beck",
                "\"Beck; Robyn\"; Cara Anna | Beck; Robyn,Cara Anna",
                "Cara \"CJ\" Anna | Cara \"CJ\" Anna",
                "; ;; | ''",
                "Cara Anna | Cara Anna"
            })
    void readsSeveralCreatorsFromExif(String artist, String names) {
        byte[] value = bytes(artist + "\0".repeat(9));
        byte[] exif = ByteBuffer.allocate(32 + value.length)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x13b)
                .putShort((short) 2)
                .putInt(value.length)
                .putInt(26)
                .putInt(0)
                .put(value)
                .array();
        byte[] jpeg = Pictures.withSegment(Pictures.jpeg(8, 8), 0xe1, exif);
        assertThat(String.join(",", metadata(jpeg).creators())).isEqualTo(names);
    }

    @Test
    void readsExtendedXmpWhoseSegmentsComeInAnyOrder() {
        String caption = "A very long caption. ".repeat(100).strip();
        byte[] extension =
                bytes(Pictures.xmp("<dc:description>" + caption + "</dc:description><dc:rights>Not this</dc:rights>"));
        int half = extension.length / 2;
        byte[] jpeg = Pictures.jpeg(8, 8);
        jpeg = extended(jpeg, "A".repeat(32), extension.length, 0, Arrays.copyOf(extension, half));
        jpeg = extended(jpeg, "B".repeat(32), 5, 0, bytes("other"));
        jpeg = extended(
                jpeg, "A".repeat(32), extension.length, half, Arrays.copyOfRange(extension, half, extension.length));
        byte[] whole = Pictures.withXmp(jpeg, main("A".repeat(32)));
        assertThat(metadata(whole).caption()).isEqualTo(caption);
        assertThat(metadata(whole).copyrightNotice()).isEqualTo("Main");
        assertThat(metadata(Pictures.withXmp(jpeg, main("C".repeat(32)))).caption())
                .isEmpty();
    }

    @Test
    void ignoresExtendedXmpThatIsIncompleteOrPromisesTooMuch() {
        byte[] extension = bytes(Pictures.xmp("<dc:description>Caption</dc:description>"));
        String guid = "A".repeat(32);
        int length = extension.length;
        for (byte[] jpeg : new byte[][] {
            extended(Pictures.jpeg(8, 8), guid, length + 1, 0, extension),
            extended(Pictures.jpeg(8, 8), guid, length, 1, extension),
            extended(Pictures.jpeg(8, 8), guid, 0x7fffffff, 0, extension),
            extended(Pictures.jpeg(8, 8), guid, -1, 0, extension),
            extended(extended(Pictures.jpeg(8, 8), guid, length, 0, extension), guid, length, 0, extension)
        }) {
            PhotoMetadata read = metadata(Pictures.withXmp(jpeg, main(guid)));
            assertThat(read.caption()).isEmpty();
            assertThat(read.copyrightNotice()).isEqualTo("Main");
        }
    }

    private static String main(String guid) {
        return Pictures.xmp("<xmpNote:HasExtendedXMP xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\">" + guid
                + "</xmpNote:HasExtendedXMP><dc:rights>Main</dc:rights>");
    }

    private static byte[] extended(byte[] jpeg, String guid, int whole, int offset, byte[] part) {
        byte[] numbers = ByteBuffer.allocate(8).putInt(whole).putInt(offset).array();
        return Pictures.withSegment(
                jpeg, 0xe1, Pictures.joined(bytes("http://ns.adobe.com/xmp/extension/\0" + guid), numbers, part));
    }

    @Test
    void readsTheMetadataOfATiff() {
        byte[] block = Pictures.joined(dataset(617, bytes("Headline of IIM")), dataset(632, bytes("Caption of IIM")));
        byte[] tiff = tiff(Map.of(
                0x13b, bytes("Cara Anna; Robyn Beck\0"),
                0x10e, bytes("Of Exif\0"),
                0x2bc, bytes(Pictures.xmp("<dc:rights>Of XMP</dc:rights>")),
                0x83bb, block));
        PhotoMetadata metadata = metadata(tiff);
        assertThat(metadata.creators()).containsExactly("Cara Anna", "Robyn Beck");
        assertThat(metadata.caption()).isEqualTo("Caption of IIM");
        assertThat(metadata.headline()).isEqualTo("Headline of IIM");
        assertThat(metadata.copyrightNotice()).isEqualTo("Of XMP");
        assertThat(PhotoFile.of(tiff).orientation()).isEqualTo(6);
        assertThat(PhotoFile.of(tiff).width()).isEqualTo(30);
    }

    private static byte[] tiff(Map<Integer, byte[]> tags) {
        Map<Integer, byte[]> all = new TreeMap<>(tags);
        Map<Integer, Integer> numbers = new TreeMap<>(Map.of(0x100, 40, 0x101, 30, 0x112, 6));
        int end = 8 + 2 + 12 * (all.size() + numbers.size()) + 4;
        ByteBuffer out = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);
        out.put(bytes("II*\0")).putInt(8).putShort((short) (all.size() + numbers.size()));
        for (Map.Entry<Integer, Integer> number : numbers.entrySet()) {
            out.putShort(number.getKey().shortValue())
                    .putShort((short) 3)
                    .putInt(1)
                    .putInt(number.getValue());
        }
        for (Map.Entry<Integer, byte[]> tag : all.entrySet()) {
            out.putShort(tag.getKey().shortValue())
                    .putShort((short) 7)
                    .putInt(tag.getValue().length)
                    .putInt(end);
            out.put(end, tag.getValue());
            end += tag.getValue().length;
        }
        return Arrays.copyOf(out.array(), end);
    }
}
