package dateline.platform.operations;

import dateline.platform.node.DiskSpace;
import dateline.platform.node.NodeState;
import dateline.platform.node.StartFailure;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    /** Applies to error dispatches too, because the error page reads the session, which is in the database. */
    @Bean
    FilterRegistrationBean<FailureFilter> failures(FailureAnswers answers, DiskSpace disk) {
        FilterRegistrationBean<FailureFilter> filter = new FilterRegistrationBean<>(new FailureFilter(answers, disk));
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return filter;
    }

    @Bean
    FilterRegistrationBean<FailureFilter.Inner> wholeAnswers() {
        FilterRegistrationBean<FailureFilter.Inner> filter = new FilterRegistrationBean<>(new FailureFilter.Inner());
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    /** Reports an invalid port before the web server fails with a stack trace. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> newsroomPort(@Value("${server.port}") int port) {
        return factory -> {
            if (port < 0 || port > 65_535) {
                throw new StartFailure(
                        "The newsroom's port " + port + " does not exist.",
                        "Set DATELINE_NEWSROOM_PORT to a number from 1 to 65535.",
                        null);
            }
        };
    }

    /**
     * Reports whether posts are accepted, from what the monitors have found. A health request needs no database query.
     */
    @Bean
    HealthIndicator postingHealthIndicator(NodeState node) {
        return () -> node.troubles().isEmpty()
                ? Health.up().build()
                : Health.down().withDetails(node.troubles()).build();
    }
}
