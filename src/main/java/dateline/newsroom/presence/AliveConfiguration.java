package dateline.newsroom.presence;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Answers the requests by which open pages say that they are there: {@code POST /newsroom/alive?client=…}, 204, or 404
 * when this node has no stream of the page and its session. The session is not looked up, because the request tells and
 * changes nothing but how long the page counts as open.
 */
@Configuration(proxyBeanMethods = false)
class AliveConfiguration {

    private static final Pattern CLIENT = Pattern.compile("client=([\\w-]{8,64})");

    @Bean
    FilterRegistrationBean<Filter> alivePages(PresentPages pages, HttpSessionIdResolver sessionIds) {
        FilterRegistrationBean<Filter> filter =
                new FilterRegistrationBean<>((ServletRequest any, ServletResponse answer, FilterChain chain) -> {
                    HttpServletRequest request = (HttpServletRequest) any;
                    HttpServletResponse response = (HttpServletResponse) answer;
                    response.setHeader("Cache-Control", "no-store");
                    if (!request.getMethod().equals("POST")) {
                        response.setHeader("Allow", "POST");
                        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                    } else if (pages.heard(client(request.getQueryString()), sessionIds.resolveSessionIds(request))) {
                        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                    } else {
                        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                    }
                });
        filter.addUrlPatterns("/newsroom/alive");
        filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return filter;
    }

    private static @Nullable String client(@Nullable String query) {
        Matcher client = CLIENT.matcher(query == null ? "" : query);
        return client.matches() ? client.group(1) : null;
    }
}
