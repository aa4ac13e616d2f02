package dateline.newsroom;

import dateline.image.UploadFiles;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the HTTP server put uploads where photos are kept: what is taken need only be renamed, and nothing is copied. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties properties, UploadFiles uploads) {
        properties.setLocation(uploads.folder().toString());
        return properties.createMultipartConfig();
    }
}
