package dateline.account;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/** The three ways in: a password for a key, a key for the API, a form for the newsroom. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdminSettings.class)
class GateConfiguration {

    private static final String BEARER = "Bearer realm=\"Dateline\"";
    private static final String SIGN_IN = "/newsroom/sign-in";

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Requests are measured whole: to measure each filter of each costs more than most of them. */
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
            .securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/v1/keys"))
            .httpBasic(basic -> basic.authenticationEntryPoint(problems))
            .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain forPrograms(HttpSecurity http, ApiKeys keys, JsonMapper json) {
        ProblemEntry problems = new ProblemEntry(BEARER, json);
        return stateless(http, problems)
            .securityMatcher("/api/**", "/actuator/**")
            .addFilterBefore(new KeyFilter(keys, problems), BasicAuthenticationFilter.class)
            .authorizeHttpRequests(requests -> requests
                .requestMatchers("/api/v1/openapi.json", "/actuator/health", "/actuator/health/**").permitAll()
                .requestMatchers("/actuator/**").hasRole(AccountRole.ADMINISTRATOR.name())
                .anyRequest().authenticated())
            .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, ProblemEntry problems) {
        return http
            .csrf(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .exceptionHandling(handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
            .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")));
    }

    @Bean
    @Order(3)
    SecurityFilterChain forEditors(HttpSecurity http) {
        return http
            .authorizeHttpRequests(requests -> requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                .requestMatchers("/webjars/**", "/assets/**", "/newsroom/assets/**", "/favicon.ico", SIGN_IN).permitAll()
                .anyRequest().authenticated())
            .formLogin(form -> form.loginPage(SIGN_IN).usernameParameter("email").passwordParameter("password")
                .defaultSuccessUrl("/newsroom")
                .failureHandler((request, response, reason) -> response.sendRedirect(
                    SIGN_IN + (reason instanceof TooManyTries tooMany ? "?wait=" + tooMany.seconds() : "?refused"))))
            .logout(out -> out.logoutUrl("/newsroom/sign-out").logoutSuccessUrl(SIGN_IN + "?out"))
            // A part of a page asked for after the session ended: the page keeps what was typed and asks to sign in again.
            .exceptionHandling(handling -> handling
                .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), new RequestHeaderRequestMatcher("HX-Request"))
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(SIGN_IN), AnyRequestMatcher.INSTANCE))
            .headers(headers -> headers.frameOptions(frame -> frame.disable())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
            .addFilterBefore(new ContentPolicy(), HeaderWriterFilter.class)
            .csrf(withDefaults())
            .build();
    }
}
