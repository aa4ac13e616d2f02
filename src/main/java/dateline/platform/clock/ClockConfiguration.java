package dateline.platform.clock;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

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
