package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ChildDateline;
import dateline.DatelineTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More photos at once than the heap could hold. */
@Timeout(600)
class PhotoCrowdIT {

    private static final int PHOTOS = 20;
    private static final String BOUNDARY = "harbour";

    @TempDir
    Path data;

    private ChildDateline child;

    @AfterEach
    void ends() throws IOException {
        child.close();
    }

    @Test
    void takesEveryPhotoOfAFullCardAndGoesOnPostingMeanwhile() throws Exception {
        byte[] photo = noise(4000, 3000);
        assertThat((long) PHOTOS * photo.length).as("all at once").isGreaterThan(256L << 20);
        child = ChildDateline.start(data, List.of("-Xmx256m"));
        Program ada = Program.of(child.newsroomPort(), DatelineTest.EMAIL, DatelineTest.PASSWORD);
        String story = ada.story("card");
        byte[] form = form(photo);
        try (ExecutorService cameras = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < PHOTOS; i++) {
                BodyPublisher body = BodyPublishers.ofByteArray(form);
                Callable<Integer> upload = () -> ada.send(
                                "POST", "/photos", body, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .status();
                answers.add(cameras.submit(upload));
            }
            for (int i = 0; i < 10; i++) {
                ada.post(story + "/entries", "{\"headline\": \"Meanwhile %d\", \"status\": \"published\"}".formatted(i))
                        .expect(201);
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(child.exit()).isEmpty();
        try (Stream<Path> left = Files.walk(data.resolve("uploads"))) {
            assertThat(left.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".lock")))
                    .isEmpty();
        }
    }

    private static byte[] form(byte[] photo) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(photo);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    /** A JPEG that compresses badly: about a byte a pixel. */
    private static byte[] noise(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(7);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = random.nextInt() & 0xffffff;
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.95f);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
