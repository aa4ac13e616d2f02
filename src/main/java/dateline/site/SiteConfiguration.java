package dateline.site;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Site.class, Look.class})
class SiteConfiguration {

    /** Ticks in microseconds, as PostgreSQL keeps time: an instant reads back as it was written. */
    @Bean
    Clock clock(DataSource database, @Qualifier("machine") ObjectProvider<InstantSource> machine) {
        Clock own = machine.getIfAvailable(InstantSource::system).withZone(ZoneOffset.UTC);
        return new SharedClock(Clock.tick(own, Duration.ofNanos(1000)), database);
    }
}
