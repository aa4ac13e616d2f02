package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.DatelineTest;
import dateline.photo.rendition.Pictures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Photos that are refused, and photos whose files restrict their use. */
@DatelineTest
class PhotoUseApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Program ada;

    @BeforeEach
    void comeIn() {
        ada = Program.ofAda(port);
    }

    @ParameterizedTest
    @CsvSource({
        "IMG_1.heic,'....ftypheic........mif1heic',photo-damaged,Send it again",
        "clip.mov,'....ftypqt  ........qt  ....',photo-video,video",
        "page.pdf,%PDF-1.7,photo-pdf,PDF",
        "logo.svg,'<svg xmlns=\"http://www.w3.org/2000/svg\"/>',photo-svg,SVG",
        "notes.jpg,Dear diary,photo-type,JPEG"
    })
    void namesAFileThatItRefusesAndSaysWhatToDo(String name, String start, String code, String word) {
        byte[] file = start.replace("....ftyp", "\0\0\0\u001cftyp").getBytes(StandardCharsets.ISO_8859_1);
        JsonNode problem = new Multipart()
                .file("file", "C:\\photos\\" + name, file)
                .post(ada)
                .expect(422)
                .json();
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("file");
        assertThat(problem.get("detail").asString())
                .startsWith(name + " is ")
                .contains(word)
                .containsIgnoringCase("send");
    }

    @Test
    void saysThatAnAnimationStandsStill() {
        JsonNode photo = new Multipart()
                .file("file", "a.gif", Pictures.animatedGif(60, 40))
                .post(ada)
                .expect(201)
                .json();
        assertThat(photo.get("animated").asBoolean()).isTrue();
        assertThat(new Multipart()
                        .file("file", "a.webp", Pictures.animatedWebp(60, 40))
                        .post(ada)
                        .expect(201)
                        .json()
                        .get("animated")
                        .asBoolean())
                .isTrue();
        assertThat(new Multipart()
                        .file("file", "a.jpg", Pictures.jpeg(60, 40))
                        .post(ada)
                        .expect(201)
                        .json()
                        .get("animated")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void publishesARestrictedPhotoOnlyOnceSomeoneSaysWhyItMay() {
        String photo = restricted("EMBARGO until 18:00, NO SALES");
        String path = ada.story("embargo");
        JsonNode problem = ada.post(path + "/entries", entry(photo, "", "published"))
                .expect(422)
                .json();
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("figures[0].clearance");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("photo-embargo");
        JsonNode draft = ada.post(path + "/entries", entry(photo, "", "draft"))
                .expect(201)
                .json();
        String address = path + "/entries/" + draft.get("number").asLong();
        ada.patch(address, "{\"status\": \"published\"}", "If-Match", "*").expect(422);
        String later = Instant.now().plus(2, ChronoUnit.HOURS).toString();
        String scheduled = "{\"status\": \"scheduled\", \"publishedAt\": \"%s\"}".formatted(later);
        ada.patch(address, scheduled, "If-Match", "*").expect(422);
        assertThat(ada.get(address).json().get("status").asString()).isEqualTo("draft");

        String cleared = ", \"clearance\": \"The desk has AFP’s word\"";
        JsonNode published = ada.post(path + "/entries", entry(photo, cleared, "published"))
                .expect(201)
                .json();
        assertThat(published.at("/figures/0/clearance").asString()).isEqualTo("The desk has AFP’s word");
        String edited = path + "/entries/" + published.get("number").asLong();
        assertThat(ada.patch(edited, "{\"headline\": \"Changed\"}", "If-Match", "*")
                        .expect(200)
                        .json()
                        .at("/figures/0/clearance")
                        .asString())
                .isEqualTo("The desk has AFP’s word");
        assertThat(jdbc.sql("select content ->> 'figures' from revision order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("AFP’s word");
        ada.patch(
                        address,
                        "{\"figures\": [{\"photo\": \"%s\"%s}], %s".formatted(photo, cleared, scheduled.substring(1)),
                        "If-Match",
                        "*")
                .expect(200);
    }

    @Test
    void leadsAPublicStoryWithARestrictedPhotoOnlyOnceSomeoneSaysWhyItMay() {
        String photo = restricted("MANDATORY KILL");
        String path = ada.story("killed");
        JsonNode problem = ada.patch(path, "{\"leadFigure\": {\"photo\": \"%s\"}}".formatted(photo), "If-Match", "*")
                .expect(422)
                .json();
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("leadFigure.clearance");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("photo-kill");
        assertThat(ada.patch(
                                path,
                                "{\"leadFigure\": {\"photo\": \"%s\", \"clearance\": \"Kill was for another frame\"}}"
                                        .formatted(photo),
                                "If-Match",
                                "*")
                        .expect(200)
                        .json()
                        .at("/leadFigure/clearance")
                        .asString())
                .isEqualTo("Kill was for another frame");
    }

    @Test
    void publishesWhatIsOnlyNotToBeSold() {
        String photo = restricted("NO SALES. Embargo lifted");
        ada.post(ada.story("sales") + "/entries", entry(photo, "", "published")).expect(201);
    }

    private static String entry(String photo, String more, String status) {
        return "{\"headline\": \"A\", \"status\": \"%s\", \"figures\": [{\"photo\": \"%s\"%s}]}"
                .formatted(status, photo, more);
    }

    private String restricted(String instructions) {
        byte[] file = Pictures.withXmp(
                Pictures.jpeg(64, 48),
                Pictures.xmp("<photoshop:Instructions>" + instructions + "</photoshop:Instructions>"));
        JsonNode photo = new Multipart()
                .file("file", "a.jpg", file)
                .text("alt", "A")
                .post(ada)
                .expect(201)
                .json();
        assertThat(photo.get("instructions").asString()).isEqualTo(instructions);
        return photo.get("id").asString();
    }
}
