package dateline.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Spring MVC configuration of the API: reads request bodies with {@link BodyReader}. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    WebMvcConfigurer apiReading(BodyReader reader) {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
                builder.addCustomConverter(reader);
            }
        };
    }
}
