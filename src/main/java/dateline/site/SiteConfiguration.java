package dateline.site;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
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
    SharedClock clock(DataSource database, @Qualifier("machine") ObjectProvider<InstantSource> machine) {
        return new SharedClock(machine.getIfAvailable(InstantSource::system), database);
    }

    @Bean
    MeterBinder clockMeter(SharedClock clock) {
        return meters -> FunctionCounter.builder("dateline.clock.failures", clock, SharedClock::failures)
            .description("Times the database could not be asked for the time").register(meters);
    }
}
