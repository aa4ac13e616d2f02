package dateline.site;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Site.class, Look.class})
class SiteConfiguration {

    /** Puts a bound to the connections that work for readers may take; applied to the pool itself, so that nothing gets past it. */
    @Bean
    static BeanPostProcessor readerConnections(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof DataSource pool) || bean instanceof ReaderConnections) {
                    return bean;
                }
                int all = environment.getProperty("dateline.database.pool", Integer.class, 10);
                int reserve = environment.getProperty("dateline.database.reserve", Integer.class, 4);
                return new ReaderConnections(pool, Math.max(1, all - Math.max(1, reserve)));
            }
        };
    }

    /** Ticks in microseconds, as PostgreSQL keeps time: an instant reads back as it was written. */
    @Bean
    SharedClock clock(DataSource database, @Qualifier("machine") ObjectProvider<InstantSource> machine) {
        return new SharedClock(machine.getIfAvailable(InstantSource::system), database);
    }

    @Bean
    MeterBinder clockMeter(SharedClock clock) {
        return meters -> FunctionCounter.builder("dateline.clock.failures", clock, SharedClock::failures)
                .description("Times the database could not be asked for the time")
                .register(meters);
    }
}
