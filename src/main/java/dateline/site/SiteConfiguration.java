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

    /**
     * Bounds the connections that threads for readers may hold. The bound is applied to the pool bean itself, so that
     * no code can bypass it.
     */
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

    /** The application's clock, with the microsecond precision of PostgreSQL. */
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
