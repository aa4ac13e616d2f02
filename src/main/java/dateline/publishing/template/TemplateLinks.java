package dateline.publishing.template;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.TemplateEngine;

/** Configures how templates build links. */
@Configuration(proxyBeanMethods = false)
class TemplateLinks {

    /** Sets the link builder before the template engine renders anything, after which it cannot be set. */
    @Bean
    static BeanPostProcessor rootLinks() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof TemplateEngine templates) {
                    templates.setLinkBuilder(new RootLinks());
                }
                return bean;
            }
        };
    }
}
