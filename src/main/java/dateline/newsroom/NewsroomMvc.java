package dateline.newsroom;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The newsroom's assets under addresses that change with their content, and its first page. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LanguageSettings.class)
class NewsroomMvc implements WebMvcConfigurer {

    private final StoryArgument story;

    NewsroomMvc(StoryArgument story) {
        this.story = story;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(story);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addRedirectViewController("/", "/newsroom");
        views.addRedirectViewController("/newsroom/stories", "/newsroom");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry assets) {
        assets.addResourceHandler("/newsroom/assets/**").addResourceLocations("classpath:/static/newsroom/")
            .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
            .resourceChain(true).addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    /** Templates name an asset plainly; this gives the link its version. */
    @Bean
    ResourceUrlEncodingFilter versionedLinks() {
        return new ResourceUrlEncodingFilter();
    }

    /** What follows a form that was taken is a page to be fetched: 303, not 302. */
    @Bean
    SmartInitializingSingleton seeOther(ThymeleafViewResolver pages) {
        return () -> pages.setRedirectHttp10Compatible(false);
    }

    /** The gate reads the form's token before any page is asked: a form too large is told so all the same. */
    @Bean
    FilterRegistrationBean<Filter> oversizedForms() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (IllegalStateException e) {
                if (!String.valueOf(e.getMessage()).contains("exceed")) {
                    throw e;
                }
                ((HttpServletResponse) response).sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            }
        });
        filter.addUrlPatterns("/newsroom/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
