package dateline.photo.rendition;

import dateline.Apt;
import dateline.photo.file.PhotoFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** HEIC and AVIF files for the tests, made by libheif's own encoder. */
public final class HeifPictures {

    private HeifPictures() {}

    /** Encodes images in one file, the first of which is the primary one. */
    public static byte[] encoded(String extension, byte[]... images) {
        Path encoder = Apt.program(List.of("heif-enc"), "libheif-examples");
        Path folder = null;
        try {
            folder = Files.createTempDirectory("heif");
            // The fastest of both encoders: the pictures are plain.
            List<String> command = new ArrayList<>(List.of(encoder.toString(), "-q", "80", "-p"));
            command.add(extension.equals("heic") ? "preset=ultrafast" : "speed=9");
            command.addAll(List.of("-o", "out." + extension));
            for (byte[] image : images) {
                String name = command.size() + (image[0] == (byte) 0x89 ? ".png" : ".jpg");
                Files.write(folder.resolve(name), image);
                command.add(name);
            }
            Path words = folder.resolve("words");
            int exit = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(words.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(Files.readString(words, StandardCharsets.ISO_8859_1));
            }
            return Files.readAllBytes(folder.resolve("out." + extension));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            remove(folder);
        }
    }

    public static byte[] heic(int width, int height) {
        return encoded("heic", Pictures.jpeg(width, height));
    }

    public static byte[] avif(int width, int height) {
        return encoded("avif", Pictures.jpeg(width, height));
    }

    /** The file with another size in each of its headers, and the same pixels. */
    public static byte[] resized(byte[] heif, int width, int height) {
        byte[] resized = heif.clone();
        for (int at = find(heif, "ispe", 0); at >= 0; at = find(heif, "ispe", at + 4)) {
            ByteBuffer.wrap(resized).putInt(at + 8, width).putInt(at + 12, height);
        }
        return resized;
    }

    /** The file with other numbers for its colours (ITU-T H.273). */
    public static byte[] coloured(byte[] heif, int primaries, int transfer) {
        byte[] coloured = heif.clone();
        int at = find(heif, "nclx", 0);
        ByteBuffer.wrap(coloured).putShort(at + 4, (short) primaries).putShort(at + 6, (short) transfer);
        return coloured;
    }

    /** Exif with an image description, as a segment of a JPEG. */
    public static byte[] exif(String description) {
        byte[] text = description.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(6 + 26 + text.length + 1)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x10e)
                .putShort((short) 2)
                .putInt(text.length + 1)
                .putInt(26)
                .putInt(0)
                .put(text)
                .array();
    }

    /** Exif with an orientation, as a segment of a JPEG. */
    public static byte[] exif(int orientation) {
        return ByteBuffer.allocate(6 + 26)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }

    /** The file with a property of one byte instead of that of its bit depths. */
    public static byte[] with(String property, int value, byte[] heif) {
        byte[] file = heif.clone();
        int at = find(heif, "pixi", 0);
        ByteBuffer.wrap(file)
                .put(at, property.getBytes(StandardCharsets.ISO_8859_1))
                .put(at + 4, (byte) value);
        return file;
    }

    /** The picture of a photo as it is shown, from its largest rendition. */
    public static BufferedImage shown(PhotoFile photo) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Renditions.of(photo).get(photo.width() + ".jpg")));
    }

    /** Returns the position of a text in the file; -1 when it is not there. */
    public static int find(byte[] file, String text, int from) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(text, from);
    }

    private static void remove(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
