package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.DatelineTest;
import dateline.api.Program.Answer;
import dateline.photo.file.PhotoFile;
import dateline.photo.file.PhotoStore;
import dateline.photo.rendition.HeifPictures;
import dateline.photo.rendition.Rendition;
import dateline.photo.rendition.RenditionFormat;
import dateline.photo.rendition.RenditionStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DatelineTest
class PhotoApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private PhotoStore store;

    @Autowired
    private RenditionStore renditions;

    @Autowired
    private JdbcClient jdbc;

    private Program ada;

    @BeforeEach
    void comeIn() {
        ada = Program.ofAda(port);
    }

    @Test
    void readsFromTheFileWhatIsNotGiven() {
        byte[] file = Images.withXmp(Images.jpeg(320, 200), "Waves at the pier", "Robyn Beck", "AFP/Getty Images");
        Answer answer = new Multipart()
                .file("file", "C:\\pier\\waves.jpg", file)
                .text("alt", "Waves breaking over a wall")
                .post(ada)
                .expect(201);
        JsonNode photo = answer.json();
        assertThat(photo.get("id").asString()).matches("[0-9a-v]{16}");
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/photos/" + photo.get("id").asString());
        assertThat(photo.get("width").asInt()).isEqualTo(320);
        assertThat(photo.get("height").asInt()).isEqualTo(200);
        assertThat(photo.get("caption").asString()).isEqualTo("Waves at the pier");
        assertThat(photo.get("alt").asString()).isEqualTo("Waves breaking over a wall");
        assertThat(photo.get("creator").asString()).isEqualTo("Robyn Beck");
        assertThat(photo.get("credit").asString()).isEqualTo("AFP/Getty Images");
        assertThat(photo.get("creditLine").asString()).isEqualTo("ROBYN BECK/AFP/Getty Images");
        assertThat(ada.get(answer.header("Location")).expect(200).json()).isEqualTo(photo);
        assertThat(store.original(photo.get("id").asString()))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(file));
        assertThat(jdbc.sql("select file_name from photo where key = ?")
                        .param(photo.get("id").asString())
                        .query(String.class)
                        .single())
                .isEqualTo("waves.jpg");
    }

    @Test
    void convertsWhatAPhoneSendsAndKeepsTheOriginal() {
        byte[] file = HeifPictures.encoded("heic", Images.withXmp(Images.jpeg(320, 200), "Waves", "Robyn Beck", "AFP"));
        JsonNode photo = new Multipart()
                .file("file", "IMG_0412.jpg", file)
                .post(ada)
                .expect(201)
                .json();
        assertThat(photo.get("caption").asString()).isEqualTo("Waves");
        assertThat(photo.get("creditLine").asString()).isEqualTo("ROBYN BECK/AFP");
        String key = photo.get("id").asString();
        assertThat(store.original(key))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(file));
        assertThat(jdbc.sql("select media_type from photo where key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .isEqualTo("image/heic");
        Rendition rendition = new Rendition(320, RenditionFormat.JPEG);
        byte[] shown = renditions.bytes(key, 320, rendition).orElseThrow();
        assertThat(PhotoFile.of(shown).height()).isEqualTo(200);
        assertThat(PhotoFile.of(shown).metadata().creators()).containsExactly("Robyn Beck");
        assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void prefersTheWordsGivenAndTakesAnEmptyOneAtItsWord() {
        byte[] file = Images.withXmp(Images.jpeg(32, 20), "Waves", "Robyn Beck", "AFP");
        JsonNode photo = new Multipart()
                .file("file", "a.jpg", file)
                .text("caption", "")
                .text("credit", "Ledger")
                .text("creator", "Bo Ek")
                .post(ada)
                .expect(201)
                .json();
        assertThat(photo.get("caption").asString()).isEmpty();
        assertThat(photo.get("creditLine").asString()).isEqualTo("BO EK/Ledger");
    }

    @Test
    void showsThePhotoInAnEntryWithTheWordsOfItsUse() {
        String photo = new Multipart()
                .file("file", "a.png", Images.png(64, 48))
                .text("caption", "Own")
                .text("alt", "own")
                .post(ada)
                .expect(201)
                .json()
                .get("id")
                .asString();
        String path = ada.story("illustrated");
        JsonNode entry = ada.post(
                        path + "/entries", "{\"figures\": [{\"photo\": \"%s\", \"alt\": \"here\"}]}".formatted(photo))
                .expect(201)
                .json();
        assertThat(entry.get("figures").toString())
                .isEqualTo("[{\"photo\":\"%s\",\"caption\":\"Own\",\"alt\":\"here\"}]".formatted(photo));
        String tag = ada.patch(path, "{\"leadFigure\": {\"photo\": \"%s\"}}".formatted(photo), "If-Match", "*")
                .expect(200)
                .header("ETag");
        assertThat(ada.patch(path, "{\"leadFigure\": {\"alt\": \"changed\"}}", "If-Match", tag)
                        .json()
                        .at("/leadFigure/caption")
                        .asString())
                .isEqualTo("Own");
        assertThat(ada.patch(path, "{\"leadFigure\": null}", "If-Match", "*")
                        .expect(200)
                        .json()
                        .get("leadFigure")
                        .isNull())
                .isTrue();
    }

    @Test
    void refusesWhatIsNoPhoto() {
        long before = count();
        byte[] jpeg = Images.jpeg(400, 300);
        refused(
                new Multipart().file("file", "photo.jpg", "Dear diary".getBytes(StandardCharsets.UTF_8)),
                "file",
                "photo-type");
        refused(new Multipart().file("file", "photo.jpg", new byte[0]), "file", "photo-empty");
        refused(new Multipart().file("file", "huge.png", Images.promisedPng(50_000, 50_000)), "file", "photo-pixels");
        refused(new Multipart().file("file", "cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2)), "file", "photo-damaged");
        refused(new Multipart().file("file", "big.jpg", Arrays.copyOf(jpeg, 51 << 20)), "file", "photo-bytes");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void namesThePartThatIsWrong() {
        long before = count();
        byte[] jpeg = Images.jpeg(40, 30);
        refused(new Multipart().text("alt", "x"), "file", "required");
        refused(new Multipart().text("file", "x"), "file", "unknown");
        refused(new Multipart().file("file", "a.jpg", jpeg).file("file", "b.jpg", jpeg), "file", "twice");
        refused(new Multipart().file("file", "a.jpg", jpeg).text("alt", "x").text("alt", "y"), "alt", "twice");
        refused(new Multipart().file("file", "a.jpg", jpeg).text("colour", "x"), "colour", "unknown");
        refused(new Multipart().file("file", "a.jpg", jpeg).text("caption", "x".repeat(4001)), "caption", "long");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void refusesAFormThatCannotBeRead() {
        assertThat(ada.send(
                                "POST",
                                "/photos",
                                BodyPublishers.ofString("nothing"),
                                "Content-Type",
                                "multipart/form-data")
                        .status())
                .isEqualTo(400);
        assertThat(ada.send(
                                "POST",
                                "/photos",
                                BodyPublishers.ofString("--x\r\nrubbish"),
                                "Content-Type",
                                "multipart/form-data; boundary=x")
                        .status())
                .isBetween(400, 422);
        assertThat(new Multipart()
                        .file("file", "a.jpg", Images.jpeg(40, 30))
                        .text("caption", "x".repeat(3 << 20))
                        .post(ada)
                        .status())
                .isBetween(400, 422);
        assertThat(ada.post("/photos", "{}").expect(415).header("Content-Type")).isEqualTo("application/problem+json");
        Answer large = new Multipart()
                .file("file", "large.jpg", new byte[81 << 20])
                .post(ada)
                .expect(413);
        assertThat(large.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private void refused(Multipart upload, String field, String code) {
        JsonNode problem = upload.post(ada).expect(422).json();
        assertThat(problem.at("/errors/0/field").asString())
                .as(problem.toString())
                .isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0/message").asString())
                .isNotEqualTo(code)
                .isNotEmpty();
    }

    private long count() {
        return jdbc.sql("select count(*) from photo").query(Long.class).single();
    }
}
