package dateline.platform.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class ReaderConnectionsConfiguration {

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
}
