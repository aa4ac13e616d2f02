package dateline.newsroom.form;

import dateline.newsroom.language.EditorWords;
import dateline.newsroom.language.Phrase;
import dateline.photo.file.UploadFiles;
import dateline.platform.error.TryLater;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores multipart uploads in the photo folder's file system, so that an accepted file is renamed rather than copied.
 */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties properties, UploadFiles uploads) {
        properties.setLocation(uploads.folder().toString());
        return properties.createMultipartConfig();
    }

    /** Refuses uploads with 507 when the disk is almost full, before any byte is written. */
    @Bean
    FilterRegistrationBean<Filter> uploadRoom(UploadFiles uploads, EditorWords words, JsonMapper json) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            try {
                if (String.valueOf(request.getContentType())
                        .toLowerCase(Locale.ROOT)
                        .startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
                    uploads.checkRoom(Math.max(0, request.getContentLengthLong()));
                }
                chain.doFilter(request, response);
            } catch (TryLater full) {
                refuse(full, (HttpServletRequest) request, (HttpServletResponse) response, words, json);
            } catch (IllegalStateException e) {
                // The CSRF filter reads the form's token, and with it the whole form, before any controller runs.
                if (!uploads.isFull(e)) {
                    throw e;
                }
                refuse(uploads.full(), (HttpServletRequest) request, (HttpServletResponse) response, words, json);
            }
        });
        filter.addUrlPatterns("/newsroom/*", "/api/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    /**
     * Answers API requests with problem JSON, uploads by scripts with JSON, and browsers with the newsroom's error
     * page.
     */
    private static void refuse(
            TryLater later,
            HttpServletRequest request,
            HttpServletResponse response,
            EditorWords words,
            JsonMapper json)
            throws IOException {
        int status = later.reason().status();
        String path = request.getRequestURI();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.after().toSeconds()));
        if (!path.startsWith("/api/") && !path.equals("/newsroom/photos")) {
            response.sendError(status);
            return;
        }
        boolean api = path.startsWith("/api/");
        String why = Phrase.of(later).in(words.now());
        response.setStatus(status);
        response.setContentType(api ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.APPLICATION_JSON_VALUE);
        Object body = !api
                ? Map.of("error", why)
                : Map.of(
                        "type",
                        "about:blank",
                        "title",
                        "Insufficient Storage",
                        "status",
                        status,
                        "detail",
                        why,
                        "code",
                        later.reason().code());
        response.getOutputStream().write(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
