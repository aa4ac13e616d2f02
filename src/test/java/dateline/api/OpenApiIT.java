package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.DatelineTest;
import dateline.api.json.MergePatch;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DatelineTest
class OpenApiIT {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @LocalServerPort
    private int port;

    @Test
    void describesTheWholeApiToAnyone() {
        JsonNode description = description();
        Set<String> verbs = new TreeSet<>();
        description
                .get("paths")
                .propertyNames()
                .forEach(path -> description
                        .get("paths")
                        .get(path)
                        .propertyNames()
                        .forEach(verb -> {
                            assertThat(METHODS).contains(verb);
                            verbs.add(path.replace("/api/v1", "") + " " + verb);
                        }));
        assertThat(verbs)
                .containsExactly(
                        "/audit get",
                        "/keys get",
                        "/keys post",
                        "/keys/{id} delete",
                        "/photos post",
                        "/photos/{id} get",
                        "/photos/{id} patch",
                        "/stories get",
                        "/stories post",
                        "/stories/{slug} get",
                        "/stories/{slug} patch",
                        "/stories/{slug}/entries get",
                        "/stories/{slug}/entries post",
                        "/stories/{slug}/entries/{number} delete",
                        "/stories/{slug}/entries/{number} get",
                        "/stories/{slug}/entries/{number} patch",
                        "/stories/{slug}/entries/{number}/copies post",
                        "/stories/{slug}/entries/{number}/corrections post",
                        "/stories/{slug}/entries/{number}/corrections/{correction} delete",
                        "/stories/{slug}/entries/{number}/corrections/{correction} patch",
                        "/stories/{slug}/entries/{number}/pin delete",
                        "/stories/{slug}/entries/{number}/pin put",
                        "/stories/{slug}/entries/{number}/retraction delete",
                        "/stories/{slug}/entries/{number}/returns post",
                        "/stories/{slug}/entries/{number}/revisions get",
                        "/stories/{slug}/entries/{number}/revisions/{revision}/restoration post",
                        "/stories/{slug}/headlines get");
    }

    /** Otherwise springdoc logs a stack trace for the setters of Jackson's tree. */
    @Test
    void looksForNoPropertiesInAPatchItself() {
        ResolvedSchema patch =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(MergePatch.class));
        Map<?, ?> properties = patch.schema.getProperties();
        assertThat(properties).isNull();
        assertThat(patch.referencedSchemas).isEmpty();
    }

    @Test
    void saysWhatGoesInAndComesOut() {
        JsonNode description = description();
        JsonNode post = description.at("/paths/~1api~1v1~1stories~1{slug}~1entries/post");
        assertThat(post.get("operationId").asString()).isEqualTo("createEntry");
        assertThat(post.at("/requestBody/content/application~1json/schema/$ref").asString())
                .endsWith("/EntryRequest");
        assertThat(post.at("/responses/201/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("/EntryAnswer");
        assertThat(post.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asString())
                .endsWith("/Problem");
        assertThat(post.get("parameters").findValuesAsString("name")).containsExactly("slug", "Idempotency-Key");
        JsonNode patch = description.at("/paths/~1api~1v1~1stories~1{slug}/patch");
        assertThat(patch.at("/requestBody/content/application~1merge-patch+json/schema/$ref")
                        .asString())
                .endsWith("/StoryRequest");
        assertThat(description.at("/components/schemas/StoryRequest/properties").propertyNames())
                .contains("headline", "leadFigure", "timeZone");
        assertThat(description
                        .at("/paths/~1api~1v1~1photos/post/requestBody/content/multipart~1form-data/schema/$ref")
                        .asString())
                .endsWith("/PhotoUpload");
        assertThat(description
                        .at("/components/schemas/PhotoUpload/properties/file/format")
                        .asString())
                .isEqualTo("binary");
    }

    @Test
    void saysHowToComeIn() {
        JsonNode description = description();
        assertThat(description.at("/components/securitySchemes/key/scheme").asString())
                .isEqualTo("bearer");
        assertThat(description.at("/security/0").propertyNames()).containsExactly("key");
        assertThat(description.at("/paths/~1api~1v1~1keys/post/security/0").propertyNames())
                .containsExactly("password");
        assertThat(description.at("/servers/0/url").asString()).doesNotContain(String.valueOf(port));
    }

    private JsonNode description() {
        return new Program(port, "").get("/openapi.json").expect(200).json();
    }
}
