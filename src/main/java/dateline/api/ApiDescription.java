package dateline.api;

import dateline.api.json.MergePatch;
import dateline.platform.settings.Site;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/**
 * Completes the OpenAPI description that is generated from the controllers: title, security schemes, error responses,
 * and the schemas of patches.
 */
@Configuration(proxyBeanMethods = false)
public class ApiDescription {

    static final String KEY = "key";
    public static final String PASSWORD = "password";

    static {
        // Below, each patch gets the schema of what it changes. Looking into the class itself would log stack traces.
        SpringDocUtils.getConfig().replaceWithSchema(MergePatch.class, new ObjectSchema());
    }

    @Bean
    OpenAPI frame(Site site) {
        return new OpenAPI()
                .info(new Info()
                        .title("Dateline: " + site.name())
                        .version("1")
                        .description("The newsroom's verbs for programs."))
                .components(new Components()
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"))
                        .addSecuritySchemes(
                                PASSWORD,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    @Bean
    OpenApiCustomizer addresses(Site site) {
        return description -> {
            description.setServers(List.of(new Server().url(site.newsroomUrl().toString())));
            description.getPaths().values().stream()
                    .map(PathItem::getPost)
                    .filter(Objects::nonNull)
                    .forEach(ApiDescription::creates);
        };
    }

    private static void creates(Operation post) {
        ApiResponse created = post.getResponses().remove("200");
        if (created != null) {
            post.getResponses().addApiResponse("201", created.description("Created"));
        }
    }

    @Bean
    OperationCustomizer operations() {
        return (operation, method) -> {
            String noun = method.getBeanType().getSimpleName().replaceAll("^Api|Controller$", "");
            operation.setOperationId(method.getMethod().getName() + noun);
            operation.setTags(List.of(noun));
            patched(method)
                    .ifPresent(type -> operation
                            .getRequestBody()
                            .getContent()
                            .values()
                            .forEach(content -> content.setSchema(reference(type.getSimpleName()))));
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("A problem (RFC 9457)")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType().schema(reference("Problem")))));
            return operation;
        };
    }

    private static Optional<Class<?>> patched(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == MergePatch.class)
                .<Class<?>>map(ApiDescription::patched)
                .findFirst();
    }

    private static Class<?> patched(MethodParameter parameter) {
        return ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass();
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static Schema<?> problem() {
        Schema<?> fault = new ObjectSchema()
                .addProperty("field", new StringSchema().description("as in the request: figures[0].photo"))
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty(
                        "version",
                        new IntegerSchema()
                                .description(
                                        "the version that stands, when another was named; its tag for If-Match is in the ETag"))
                .addProperty(
                        "current",
                        new StringSchema().description("where that version is read, to merge with it and send again"))
                .addProperty("errors", new ArraySchema().items(fault));
    }
}
