package dateline.api;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A form with files, byte by byte. */
final class Multipart {

    private static final String BOUNDARY = "harbour";
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Multipart text(String name, String text) {
        return part(
                "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n", text.getBytes(StandardCharsets.UTF_8));
    }

    Multipart file(String name, String fileName, byte[] content) {
        return part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: image/jpeg\r\n\r\n",
                content);
    }

    private Multipart part(String head, byte[] content) {
        bytes.writeBytes(("--" + BOUNDARY + "\r\n" + head).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(content);
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    Program.Answer post(Program program) {
        bytes.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return program.send(
                "POST",
                "/photos",
                BodyPublishers.ofByteArray(bytes.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=" + BOUNDARY);
    }
}
