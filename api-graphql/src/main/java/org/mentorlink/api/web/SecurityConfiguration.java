package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.mentorlink.api.graphql.AccessUnknown;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.shared.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.support.BearerTokenAuthenticationExtractor;
import org.springframework.graphql.server.webmvc.AuthenticationWebSocketInterceptor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door. Whether somebody may do something is decided for each field by the API's own table of permissions; here it is only found
 * out who comes, and every path that is not named is closed.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Who gives our access tokens out. */
    public static final String ISSUER = "mentorlink";

    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";

    /**
     * A request borne by the access cookie alone shows a CSRF token. The refresh cookie needs none: it is read by
     * {@code refreshSession} and {@code signOut} alone, is SameSite=Strict, and is heeded only on JSON requests from our own
     * or an allowed origin.
     */
    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            Limits limits,
            ApiProperties properties,
            JsonMapper json,
            Viewers viewers,
            JwtDecoder decoder,
            ProviderDoor provider) {
        AuthenticationEntryPoint refusal = (request, response, failure) -> refuse(response, json, failure);
        provider.open(http);
        return http.csrf(csrf -> csrf.requireCsrfProtectionMatcher(CookieSessionFilter::needsCsrfToken)
                        .csrfTokenRepository(csrfTokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        // Each request is signed in anew here, and must not get another token for it.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .cors(cors -> cors.configurationSource(origins(properties)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> {}))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(refusal)
                        .accessDeniedHandler((request, response, denied) -> deny(response, json, denied)))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(viewers))
                        .authenticationEntryPoint(refusal))
                .authorizeHttpRequests(paths -> paths.requestMatchers(
                                "/",
                                RequestGate.PATH,
                                "/graphiql",
                                "/graphiql/**",
                                "/webjars/**",
                                "/sign-in",
                                "/sign-in/*",
                                "/verify-address",
                                "/reset-password",
                                RedirectGate.BEGIN + "*",
                                // Each asks who comes before it reads or answers anything.
                                "/photos",
                                "/photos/*/*",
                                "/documents",
                                "/documents/*",
                                "/actuator/health",
                                "/actuator/health/**",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .addFilterAfter(
                        new RequestGate(limits, properties.limits().requestBytes(), json),
                        BearerTokenAuthenticationFilter.class)
                .addFilterBefore(
                        new CookieSessionFilter(bearers(decoder, viewers), refusal),
                        BearerTokenAuthenticationFilter.class)
                .addFilterBefore(new RedirectGate(limits, json), OAuth2AuthorizationRequestRedirectFilter.class)
                .build();
    }

    private static void refuse(HttpServletResponse response, JsonMapper json, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AccessUnknown unavailable) {
            log.error("the access of a member could not be read", unavailable);
            HttpProblems.answer(response, json, HttpStatus.SERVICE_UNAVAILABLE.value(), Problem.unavailable());
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            HttpProblems.answer(response, json, HttpStatus.UNAUTHORIZED.value(), Problem.unauthenticated());
        }
    }

    private static void deny(
            HttpServletResponse response, JsonMapper json, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            HttpProblems.answer(response, json, HttpStatus.FORBIDDEN.value(), Problem.csrf());
        } else {
            HttpProblems.answer(response, json, HttpStatus.FORBIDDEN.value(), Problem.forbidden());
        }
    }

    private static CookieCsrfTokenRepository csrfTokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    private static ProviderManager bearers(JwtDecoder decoder, Viewers viewers) {
        var provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(viewers);
        return new ProviderManager(provider);
    }

    private static CorsConfigurationSource origins(ApiProperties properties) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(properties.cors().allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(List.of("Authorization", "Content-Type", "Content-Disposition", "Read-After", "X-XSRF-TOKEN"));
        cors.setExposedHeaders(List.of("Retry-After"));
        cors.setAllowCredentials(true);
        cors.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return source;
    }

    /** A bearer token in the payload of {@code connection_init}, under the key Authorization. */
    @Bean
    @Order(0)
    AuthenticationWebSocketInterceptor liveAuthentication(JwtDecoder decoder, Viewers viewers) {
        return new AuthenticationWebSocketInterceptor(
                new BearerTokenAuthenticationExtractor(), bearers(decoder, viewers));
    }

    @Bean
    JwtEncoder jwtEncoder(Secrets secrets) {
        return NimbusJwtEncoder.withSecretKey(key(secrets))
                .algorithm(MacAlgorithm.HS256)
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(Secrets secrets, @Qualifier("wallClock") Clock wallClock) {
        var decoder = NimbusJwtDecoder.withSecretKey(key(secrets))
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        var inTime = new JwtTimestampValidator(Duration.ZERO);
        inTime.setClock(wallClock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(inTime, new JwtIssuerValidator(ISSUER)));
        return decoder;
    }

    /** PBKDF2 rather than bcrypt, which cuts passwords off at 72 bytes. The prefix of a hash tells how it was made. */
    @Bean
    PasswordEncoder passwordEncoder() {
        var name = "pbkdf2@SpringSecurity_v5_8";
        return new DelegatingPasswordEncoder(
                name, java.util.Map.of(name, Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    private static SecretKey key(Secrets secrets) {
        return new SecretKeySpec(secrets.named("access-token"), "HmacSHA256");
    }
}
