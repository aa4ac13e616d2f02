package dateline.newsroom;

import dateline.newsroom.language.LanguageProperties;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.time.Duration;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Spring MVC configuration of the newsroom: assets at fingerprinted URLs, the start page, and filters for links and
 * oversized forms.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LanguageProperties.class)
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
        assets.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .resourceChain(true);
        assets.addResourceHandler(AssetAddresses.ROOT + "**")
                .addResourceLocations("classpath:/static/newsroom/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    /** Adds the fingerprint to asset links, which templates write as plain URLs. */
    @Bean
    FilterRegistrationBean<Filter> versionedLinks(AssetAddresses addresses) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public String encodeURL(String url) {
                        return super.encodeURL(addresses.of(url));
                    }
                }));
        // Error pages have links too.
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    /** Redirects after a successful form with 303 (See Other) instead of 302, so that the next request is a GET. */
    @Bean
    SmartInitializingSingleton seeOther(ThymeleafViewResolver pages) {
        return () -> pages.setRedirectHttp10Compatible(false);
    }

    /**
     * Answers 413 or 400 for forms that are too large, too slow or malformed. The CSRF filter reads the form's token,
     * and with it the whole form, before any controller runs, so no exception handler of a controller sees these
     * errors.
     */
    @Bean
    FilterRegistrationBean<Filter> oversizedForms() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (IllegalStateException e) {
                HttpStatus status = status(request, e);
                if (status == null) {
                    throw e;
                }
                ((HttpServletResponse) response).sendError(status.value());
            } catch (ServletException e) {
                if (!(e.getRootCause() instanceof InvalidParameterException invalid) || response.isCommitted()) {
                    throw e;
                }
                // Handler mapping read a parameter to choose the controller.
                ((HttpServletResponse) response).sendError(invalid.getErrorCode());
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static @Nullable HttpStatus status(ServletRequest request, IllegalStateException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidParameterException invalid) {
                return HttpStatus.resolve(invalid.getErrorCode());
            }
            if (cause instanceof SizeException || cause instanceof FileCountLimitExceededException) {
                return HttpStatus.CONTENT_TOO_LARGE;
            }
        }
        // Tomcat throws a plain IllegalStateException when the fields of a multipart form are too large together.
        // Exceptions of controllers do not get here.
        boolean multipart = String.valueOf(request.getContentType()).startsWith("multipart/");
        return multipart && failure.getClass() == IllegalStateException.class ? HttpStatus.CONTENT_TOO_LARGE : null;
    }
}
