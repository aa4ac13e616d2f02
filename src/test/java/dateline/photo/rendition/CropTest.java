package dateline.photo.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import dateline.photo.file.PhotoFile;
import dateline.photo.metadata.PhotoMetadata;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropTest {

    @Test
    void servesEachShapeAsLargeAsSearchEnginesAskAndNoLargerThanThePhoto() {
        assertThat(names(6000, 4000)).containsExactly("16x9-1920.jpg", "4x3-1600.jpg", "1x1-1200.jpg");
        assertThat(names(1600, 2000)).containsExactly("16x9-1600.jpg", "4x3-1600.jpg", "1x1-1200.jpg");
        assertThat(names(700, 400)).containsExactly("16x9-700.jpg", "4x3-533.jpg", "1x1-400.jpg");
    }

    @Test
    void cutsNothingFromAPhotoThatHasTheShape() {
        assertThat(names(2400, 1350)).containsExactly("4x3-1600.jpg", "1x1-1200.jpg");
        assertThat(names(1000, 563)).containsExactly("4x3-750.jpg", "1x1-563.jpg");
        assertThat(names(4032, 3024)).containsExactly("16x9-1920.jpg", "1x1-1200.jpg");
        assertThat(names(800, 800)).containsExactly("16x9-800.jpg", "4x3-800.jpg");
    }

    @Test
    void makesEveryCropAsLargeAsItsAddressSays() {
        for (int[] size : new int[][] {{2400, 1350}, {1600, 2000}, {3000, 500}, {90, 601}, {2, 3}}) {
            Map<String, byte[]> made = Renditions.of(PhotoFile.of(Pictures.jpeg(size[0], size[1])));
            for (Crop crop : Crop.all(size[0], size[1], null)) {
                BufferedImage image = decoded(made, crop.fileName());
                assertThat(image.getWidth() + "x" + image.getHeight())
                        .as(crop.fileName())
                        .isEqualTo(crop.width() + "x" + crop.height());
                assertThat(crop.width()).isLessThanOrEqualTo(size[0]);
                assertThat(crop.height()).isLessThanOrEqualTo(size[1]);
            }
        }
    }

    @Test
    void blowsUpNothingOfAGiantThatIsDecodedSmaller() {
        assertThat(names(20_000, 2_000))
                .as("decoded at half its height")
                .containsExactly("16x9-1777.jpg", "4x3-1333.jpg", "1x1-1000.jpg");
    }

    @Test
    void cutsEvenlyAtTheSidesAndMoreBelowThanAbove() {
        BufferedImage tall = decoded(Renditions.of(PhotoFile.of(striped(1200, 1800))), "1x1-1200.jpg");
        assertThat(tall.getRGB(600, 2) >> 16 & 0xff)
                .as("200 of 600 rows are gone above")
                .isCloseTo(200 * 255 / 1800, within(4));
        BufferedImage wide = decoded(Renditions.of(PhotoFile.of(striped(1800, 1200))), "1x1-1200.jpg");
        assertThat(wide.getRGB(2, 600) >> 8 & 0xff)
                .as("300 of 600 columns are gone on the left")
                .isCloseTo(300 * 255 / 1800, within(4));
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,1,600", "0.5,0.9,540", "0.2,0.25,150"})
    void keepsTheFocalPointInSight(double x, double y, int above) {
        PhotoFile photo = PhotoFile.of(striped(1200, 1800));
        FocalPoint focus = new FocalPoint(x, y);
        Crop square = Crop.all(1200, 1800, focus).getLast();
        assertThat(square.path()).isEqualTo("1x1" + focus.suffix() + "/1200.jpg");
        Map<String, byte[]> made = Renditions.of(photo, focus, square.fileName()::equals);
        assertThat(made).containsOnlyKeys(square.fileName());
        assertThat(decoded(made, square.fileName()).getRGB(600, 2) >> 16 & 0xff)
                .isCloseTo(above * 255 / 1800, within(4));
    }

    @Test
    void namesAFocalPointInThousandthsAndInClasses() {
        assertThat(new FocalPoint(0.41239, 0.3771)).isEqualTo(new FocalPoint(0.412, 0.377));
        assertThat(new FocalPoint(0.41239, 1).suffix()).isEqualTo("-412-1000");
        assertThat(new FocalPoint(0.41239, 1).classes()).isEqualTo("focus-x40 focus-y100");
        for (double no : new double[] {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new FocalPoint(no, 0.5));
            assertThatIllegalArgumentException().isThrownBy(() -> new FocalPoint(0.5, no));
        }
    }

    @Test
    void keepsWhoMadeItAndDropsWhereItWas() throws Exception {
        byte[] crop = Renditions.of(PhotoFile.of(Pictures.named("xmp.jpg"))).entrySet().stream()
                .filter(file -> file.getKey().startsWith("1x1"))
                .findFirst()
                .orElseThrow()
                .getValue();
        PhotoMetadata kept = PhotoFile.of(crop).metadata();
        assertThat(kept.creators()).containsExactly("Cara Anna", "Robyn Beck");
        assertThat(kept.creditLine()).isEqualTo("AFP/Getty Images");
        assertThat(kept.copyrightNotice()).isEqualTo("2025 AFP");
        assertThat(kept.digitalSourceType()).isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture");
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(crop))
                        .getDirectoriesOfType(GpsDirectory.class))
                .isEmpty();
    }

    private static List<String> names(int width, int height) {
        return Crop.all(width, height, null).stream().map(Crop::fileName).toList();
    }

    private static BufferedImage decoded(Map<String, byte[]> made, String name) {
        assertThat(made).containsKey(name);
        return PhotoDecoder.decoded(PhotoFile.of(made.get(name)), 100_000_000);
    }

    /** Redder from row to row, greener from column to column. */
    private static byte[] striped(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int y = 0; y < height; y += 10) {
            for (int x = 0; x < width; x += 10) {
                pen.setColor(new Color(y * 255 / height, x * 255 / width, 0));
                pen.fillRect(x, y, 10, 10);
            }
        }
        pen.dispose();
        return Pictures.encoded(image, "png");
    }
}
