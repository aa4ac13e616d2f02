package dateline.account.signin;

import dateline.account.AccountRole;
import dateline.account.AdminProperties;
import dateline.account.audit.SignInAudit;
import dateline.account.key.ApiKeys;
import dateline.account.key.KeyFilter;
import dateline.account.password.TooManyTries;
import dateline.account.session.BrowserSessionIds;
import dateline.account.session.SessionAttributes;
import dateline.account.session.SessionProperties;
import dateline.account.session.SessionQueries;
import dateline.account.session.Sessions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures Spring Security for three kinds of requests: HTTP Basic to issue an API key, API keys for programs, and a
 * sign-in form for the newsroom.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AdminProperties.class, SessionProperties.class})
class SecurityConfiguration {

    private static final String BEARER = "Bearer realm=\"Dateline\"";
    private static final RequestMatcher KEYS =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/keys/**");
    private static final RequestMatcher POST_KEYS =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/v1/keys");
    private static final String SIGN_IN = "/newsroom/sign-in";
    private static final String SIGN_OUT = "/newsroom/sign-out";

    /**
     * Turns off observations of each security filter. They cost more than most of the filters, and requests are
     * observed as a whole.
     */
    @Bean
    SecurityObservationSettings unmeasuredFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RequestRejectedHandler rejections(JsonMapper json) {
        return new ProblemEntry(BEARER, json);
    }

    @Bean
    @Order(1)
    SecurityFilterChain forKeys(HttpSecurity http, JsonMapper json) {
        ProblemEntry problems = new ProblemEntry("Basic realm=\"Dateline\", charset=\"UTF-8\"", json);
        return stateless(http, problems)
                .securityMatcher(SecurityConfiguration::isByPassword)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    /** Keys are issued for a password. With one, they can also be listed and revoked. */
    private static boolean isByPassword(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return POST_KEYS.matches(request)
                || KEYS.matches(request)
                        && authorization != null
                        && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    @Bean
    @Order(2)
    SecurityFilterChain forPrograms(HttpSecurity http, ApiKeys keys, JsonMapper json) {
        ProblemEntry problems = new ProblemEntry(BEARER, json);
        return stateless(http, problems)
                .securityMatcher("/api/**", "/actuator/**")
                .addFilterBefore(new KeyFilter(keys, problems, problems), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/v1/openapi.json", "/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(AccountRole.ADMINISTRATOR.name())
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, ProblemEntry problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")));
    }

    /** Requests of programs have no session: a cookie sent beside a key is ignored, and none is set. */
    @Bean
    HttpSessionIdResolver sessionIds(@Value("${server.servlet.session.cookie.name}") String cookieName) {
        return new BrowserSessionIds(cookieName);
    }

    /** Spring Session finds the bean by this name. */
    @Bean
    SessionAttributes springSessionConversionService() {
        return new SessionAttributes(SecurityConfiguration.class.getClassLoader());
    }

    /** Writes at most once a minute when a session was last used. */
    @Bean
    SessionQueries sessionQueries() {
        return new SessionQueries();
    }

    /** Concurrent requests of one session may both change it. The later change wins. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer simultaneousChanges() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    @Order(3)
    SecurityFilterChain forEditors(
            HttpSecurity http, Sessions sessions, SessionProperties settings, SignInAudit signInAudit, Clock clock) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/webjars/**", "/assets/**", "/newsroom/assets/**", "/favicon.ico", SIGN_IN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // There is no session before the sign-in. A sign-in within a session starts a new one.
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .successHandler((request, response, who) -> response.sendRedirect(
                                AskedPage.take(request, response).orElse("/newsroom")))
                        .failureHandler((request, response, reason) -> response.sendRedirect(SIGN_IN
                                + (reason instanceof TooManyTries tooMany
                                        ? "?wait=" + tooMany.seconds()
                                        : "?refused"))))
                .logout(out ->
                        out.addLogoutHandler(signInAudit).logoutUrl(SIGN_OUT).logoutSuccessUrl(SIGN_IN + "?out"))
                // An htmx or stream request after the session ended gets 401. The page keeps what was typed and asks to
                // sign in again.
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                new OrRequestMatcher(
                                        new RequestHeaderRequestMatcher("HX-Request"),
                                        new RequestHeaderRequestMatcher("Accept", MediaType.TEXT_EVENT_STREAM_VALUE)))
                        .defaultAuthenticationEntryPointFor(
                                (request, response, reason) -> {
                                    AskedPage.keep(request, response);
                                    response.sendRedirect(SIGN_IN);
                                },
                                AnyRequestMatcher.INSTANCE))
                .headers(headers -> headers.frameOptions(frame -> frame.disable())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()")))
                .addFilterBefore(new ContentPolicy(), HeaderWriterFilter.class)
                .addFilterBefore(new StaffFilter(sessions, settings.life(), clock, SIGN_IN, SIGN_OUT), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens(SIGN_IN)))
                .build();
    }
}
