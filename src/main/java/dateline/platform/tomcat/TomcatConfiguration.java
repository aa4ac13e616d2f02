package dateline.platform.tomcat;

import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Installs the request limits in Tomcat, and serves each request on a virtual thread. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    /**
     * Whether all parts of the application have started. Tomcat opens its port slightly earlier; demo content is
     * created later.
     */
    static class Readiness {

        private volatile boolean ready;

        @EventListener(ApplicationStartedEvent.class)
        @Order(Ordered.HIGHEST_PRECEDENCE)
        void open() {
            ready = true;
        }

        boolean isReady() {
            return ready;
        }
    }

    @Bean
    Readiness readiness() {
        return new Readiness();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limits(
            Readiness readiness, @Value("${server.servlet.session.cookie.name}") String sessionCookie) {
        return factory -> {
            factory.setProtocol(BoundedHttpProtocol.class.getName());
            factory.addEngineValves(new RequestValve(readiness::isReady, sessionCookie));
            // A body that arrives slowly holds a thread. Virtual ones are cheap enough for all connections.
            factory.addProtocolHandlerCustomizers(
                    protocol -> protocol.setExecutor(new VirtualThreadExecutor("newsroom-")));
        };
    }

    @Bean
    WebMvcConfigurer requestGate() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new RequestGate())
                        .excludePathPatterns("/actuator/**")
                        .order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
