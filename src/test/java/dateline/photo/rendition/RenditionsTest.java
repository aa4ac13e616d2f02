package dateline.photo.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.GpsDirectory;
import dateline.photo.file.PhotoFile;
import dateline.photo.metadata.PhotoMetadata;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenditionsTest {

    @Test
    void servesTheStepsBelowThePhotosOwnWidthAndNeverMore() {
        assertThat(Rendition.widths(6000)).containsExactly(320, 640, 960, 1280, 1920);
        assertThat(Rendition.widths(1000)).containsExactly(320, 640, 960, 1000);
        assertThat(Rendition.widths(1280)).containsExactly(320, 640, 960, 1280);
        assertThat(Rendition.widths(96)).containsExactly(96);
    }

    @Test
    void makesEveryWidthInBothFormatsInThePhotosShape() {
        Map<Rendition, byte[]> made = made(Pictures.jpeg(1000, 601));
        assertThat(made.keySet()).containsExactlyElementsOf(Rendition.all(1000)).hasSize(8);
        made.forEach((rendition, file) -> {
            PhotoFile read = PhotoFile.of(file);
            assertThat(read.format().mediaType()).isEqualTo(rendition.format().mediaType());
            assertThat(read.width()).isEqualTo(rendition.width());
            assertThat(read.height()).isEqualTo(Rendition.height(rendition.width(), 1000, 601));
            assertThat(decoded(read).getWidth()).isEqualTo(rendition.width());
        });
    }

    @Test
    void makesTheSameBytesEachTime() {
        byte[] photo = Pictures.named("xmp.jpg");
        made(photo)
                .forEach((rendition, bytes) -> assertThat(bytes)
                        .as(rendition.fileName())
                        .isEqualTo(made(photo).get(rendition)));
    }

    @ParameterizedTest
    @EnumSource(RenditionFormat.class)
    void turnsAPhotoUpright(RenditionFormat format) {
        byte[] upright = made(Pictures.named("turned.jpg")).get(new Rendition(64, format));
        PhotoFile read = PhotoFile.of(upright);
        assertThat(read.orientation()).isEqualTo(1);
        assertThat(read.height()).isEqualTo(96);
        BufferedImage image = decoded(read);
        assertColour(image.getRGB(60, 4), 0x993311);
        assertThat(blue(image.getRGB(4, 4))).isGreaterThan(0xa0);
    }

    @ParameterizedTest
    @EnumSource(RenditionFormat.class)
    void keepsWhoMadeItAndDropsWhereAndWithWhat(RenditionFormat format) throws Exception {
        byte[] original = Pictures.named("xmp.jpg");
        assertThat(directories(original)).anyMatch(GpsDirectory.class::isInstance);
        byte[] rendition = made(original).get(new Rendition(96, format));
        PhotoMetadata kept = PhotoFile.of(rendition).metadata();
        assertThat(kept.creators()).containsExactly("Cara Anna", "Robyn Beck");
        assertThat(kept.creditLine()).isEqualTo("AFP/Getty Images");
        assertThat(kept.copyrightNotice()).isEqualTo("2025 AFP");
        assertThat(kept.digitalSourceType()).isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture");
        assertThat(kept.instructions() + kept.city() + kept.caption()).isEmpty();
        assertThat(directories(rendition))
                .noneMatch(GpsDirectory.class::isInstance)
                .noneMatch(Directory::hasErrors);
        assertThat(new String(original, StandardCharsets.ISO_8859_1)).contains("123456789");
        assertThat(new String(rendition, StandardCharsets.ISO_8859_1))
                .doesNotContain("123456789")
                .doesNotContain("Exif");
    }

    @ParameterizedTest
    @EnumSource(RenditionFormat.class)
    void keepsWhereItsLicenceIsReadAndHad(RenditionFormat format) {
        byte[] photo = Pictures.withXmp(Pictures.jpeg(20, 20), Pictures.xmp("""
            <xmpRights:WebStatement xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">https://example.org/licence?a=1&amp;b=2</xmpRights:WebStatement>
            <plus:Licensor xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><rdf:Seq><rdf:li rdf:parseType="Resource">
            <plus:LicensorURL>https://example.org/buy</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>"""));
        PhotoMetadata kept =
                PhotoFile.of(made(photo).get(new Rendition(20, format))).metadata();
        assertThat(kept.license()).isEqualTo("https://example.org/licence?a=1&b=2");
        assertThat(kept.acquireLicense()).isEqualTo("https://example.org/buy");
    }

    @Test
    void escapesWhatTheRightsSay() {
        String rights = Pictures.xmp("<dc:rights>A &amp; B &lt;c&gt; \u00e9\ud83d\ude00</dc:rights>");
        byte[] photo = Pictures.withXmp(Pictures.jpeg(20, 20), rights);
        made(photo)
                .values()
                .forEach(file -> assertThat(PhotoFile.of(file).metadata().copyrightNotice())
                        .isEqualTo("A & B <c> é😀"));
    }

    @Test
    void namesAsManyCreatorsAsFitIntoAFile() {
        String longest = "&quot;".repeat(500);
        String names = ("<rdf:li>" + "&amp;".repeat(200) + "</rdf:li>").repeat(50);
        byte[] photo = Pictures.plainPng(
                80, 60, Pictures.xmpChunk(Pictures.xmp("""
            <photoshop:Credit>%1$s</photoshop:Credit>
            <r:WebStatement xmlns:r="http://ns.adobe.com/xap/1.0/rights/">%1$s</r:WebStatement>
            <i:DigitalSourceType xmlns:i="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">%1$s</i:DigitalSourceType>
            <plus:Licensor xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><rdf:Seq><rdf:li rdf:parseType="Resource">
            <plus:LicensorURL>%1$s</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>
            <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">%2$s</rdf:li></rdf:Alt></dc:rights>
            <dc:creator><rdf:Seq>%3$s</rdf:Seq></dc:creator>""".formatted(longest, "&amp;".repeat(500), names))));
        assertThat(PhotoFile.of(photo).metadata().creators()).hasSize(50);
        made(photo).values().forEach(file -> {
            assertThat(PhotoFile.of(file).metadata().creators()).hasSizeBetween(20, 49);
            assertThat(decoded(PhotoFile.of(file)).getWidth()).isPositive();
        });
    }

    @Test
    void laysTransparencyOnWhiteForJpegAndKeepsItForWebp() {
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff000000);
        byte[] png = Pictures.encoded(image, "png");
        assertColour(pixel(png, RenditionFormat.JPEG), 0xffffff);
        assertThat(pixel(png, RenditionFormat.WEBP) >>> 24).isZero();
        byte[] signed = Pictures.joined(
                Arrays.copyOf(png, 33),
                Pictures.xmpChunk(Pictures.xmp("<dc:rights>Jo</dc:rights>")),
                Arrays.copyOfRange(png, 33, png.length));
        byte[] webp = made(signed).get(new Rendition(80, RenditionFormat.WEBP));
        assertThat(PhotoFile.of(webp).metadata().copyrightNotice()).isEqualTo("Jo");
        assertThat(decoded(PhotoFile.of(webp)).getRGB(40, 30) >>> 24).isZero();
        assertThat(webp[20] & 0x14).as("announces its transparency and its XMP").isEqualTo(0x14);
    }

    @Test
    void dropsAnAlphaThatHidesNothing() {
        byte[] png = Pictures.encoded(Pictures.drawn(80, 60, BufferedImage.TYPE_INT_ARGB), "png");
        byte[] webp = made(png).get(new Rendition(80, RenditionFormat.WEBP));
        assertThat(new String(webp, 12, 4, StandardCharsets.ISO_8859_1)).isEqualTo("VP8 ");
    }

    @Test
    void showsCmykInItsColours() {
        int magenta = pixel(Pictures.cmykJpeg(80, 60), RenditionFormat.JPEG);
        assertThat(magenta >> 16 & 0xff).isGreaterThan(180);
        assertThat(magenta >> 8 & 0xff).isLessThan(100);
        assertThat(blue(magenta)).isGreaterThan(90);
    }

    @Test
    void showsGreyAsItIs() {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, 3, DataBuffer.TYPE_BYTE);
        WritableRaster samples = model.createCompatibleWritableRaster(80, 60);
        BufferedImage opaque = new BufferedImage(80, 60, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 80 * 60; i++) {
            samples.setPixel(i % 80, i / 80, new int[] {128, 255});
            opaque.getRaster().setSample(i % 80, i / 80, 0, 128);
        }
        assertColour(
                pixel(Pictures.encoded(new BufferedImage(model, samples, false, null), "png"), RenditionFormat.JPEG),
                0x808080);
        assertColour(pixel(Pictures.encoded(opaque, "png"), RenditionFormat.JPEG), 0x808080);
        assertColour(pixel(Pictures.encoded(opaque, "jpeg"), RenditionFormat.WEBP), 0x808080);
    }

    @Test
    void showsSixteenBitColours() {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
        WritableRaster samples = model.createCompatibleWritableRaster(80, 60);
        for (int i = 0; i < 80 * 60; i++) {
            samples.setPixel(i % 80, i / 80, new int[] {0xaaaa, 0x5555, 0x2020});
        }
        assertColour(
                pixel(Pictures.encoded(new BufferedImage(model, samples, false, null), "png"), RenditionFormat.JPEG),
                0xaa5520);
    }

    @Test
    void convertsTheProfileOfAPngToSrgb() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 80 * 60; i++) {
            image.setRGB(i % 80, i / 80, 0x808080);
        }
        byte[] png = Pictures.encoded(image, "png");
        byte[] tagged =
                Pictures.joined(Arrays.copyOf(png, 33), iccChunk(profile), Arrays.copyOfRange(png, 33, png.length));
        assertColour(pixel(tagged, RenditionFormat.JPEG), 0xbcbcbc);
        byte[] broken = Pictures.joined(
                Arrays.copyOf(png, 33), iccChunk(new byte[300]), Arrays.copyOfRange(png, 33, png.length));
        assertColour(pixel(broken, RenditionFormat.JPEG), 0x808080);
    }

    @Test
    void showsTheFirstFrameOfAGifAndHalvesAGiant() {
        assertColour(
                decoded(PhotoFile.of(made(Pictures.encoded(Pictures.drawn(80, 60, BufferedImage.TYPE_INT_RGB), "gif"))
                                .get(new Rendition(80, RenditionFormat.WEBP))))
                        .getRGB(5, 5),
                0xff0000);
        assertThat(made(Pictures.plainPng(9000, 6000)).keySet()).hasSize(10);
    }

    private static byte[] iccChunk(byte[] profile) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(new byte[] {'x', 0, 0});
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(chunk)) {
            deflater.write(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Pictures.chunk("iCCP", chunk.toByteArray());
    }

    private static Map<Rendition, byte[]> made(byte[] photo) {
        PhotoFile file = PhotoFile.of(photo);
        Map<String, byte[]> files = Renditions.of(file);
        assertThat(files.keySet())
                .containsExactlyElementsOf(Stream.concat(
                                Rendition.all(file.width()).stream().map(Rendition::fileName),
                                Crop.all(file.width(), file.height(), null).stream()
                                        .map(Crop::fileName))
                        .toList());
        Map<Rendition, byte[]> made = new LinkedHashMap<>();
        Rendition.all(file.width()).forEach(rendition -> made.put(rendition, files.get(rendition.fileName())));
        return made;
    }

    private static int pixel(byte[] photo, RenditionFormat format) {
        return decoded(PhotoFile.of(made(photo).get(new Rendition(80, format)))).getRGB(40, 30);
    }

    private static BufferedImage decoded(PhotoFile photo) {
        return PhotoDecoder.decoded(photo, 100_000_000);
    }

    private static List<Directory> directories(byte[] file) throws Exception {
        List<Directory> found = new ArrayList<>();
        ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                .getDirectories()
                .forEach(found::add);
        return found;
    }

    private static int blue(int rgb) {
        return rgb & 0xff;
    }

    private static void assertColour(int rgb, int wanted) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(rgb >> shift & 0xff)
                    .as("%06x for %06x", rgb, wanted)
                    .isCloseTo(wanted >> shift & 0xff, within(12));
        }
    }
}
