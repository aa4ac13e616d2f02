package dateline.photo;

import dateline.site.Site;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PhotoLimits.class)
class PhotoConfiguration {

    @Bean
    PhotoStore photoStore(Site site) {
        return new PhotoStore(site.data().resolve("photos"));
    }
}
