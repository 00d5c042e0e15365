package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.SessionCookies;
import org.mentorlink.api.graphql.TrustedDocuments;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.shared.Secrets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.support.BearerTokenAuthenticationExtractor;
import org.springframework.graphql.server.webmvc.AuthenticationWebSocketInterceptor;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
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
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door. Whether somebody may do something is decided for each field by the API's own table of permissions; here it is only found
 * out who comes, and every path that is not named is closed.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Pages, what they load, and probes: everybody may ask for them as often as they like. */
    static final List<String> FREE = Stream.concat(
                    ClientPages.ALL.stream(),
                    Stream.of(
                            "/web/**",
                            "/no-web/*",
                            "/graphiql",
                            "/graphiql/**",
                            "/webjars/**",
                            "/sign-in/*",
                            // It does nothing but to show the way.
                            PaymentReturnController.PATH,
                            "/actuator/health",
                            "/actuator/health/**",
                            "/error"))
            .toList();

    private static final RequestMatcher PAYMENT_RETURN = Paths.matching(PaymentReturnController.PATH);

    /** Who gives our access tokens out. */
    public static final String ISSUER = "mentorlink";

    /** A span and a timer for each of its filters would tell nobody anything: the request has one of its own. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * A request borne by the access cookie alone shows a CSRF token. The refresh cookie needs none: it is read by
     * {@code refreshSession} and {@code signOut} alone, is SameSite=Strict, and is heeded only on JSON requests from our own
     * or an allowed origin.
     */
    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            Limits limits,
            ObjectProvider<PathLimit> pathLimits,
            ApiProperties properties,
            JsonMapper json,
            Viewers viewers,
            JwtDecoder decoder,
            SessionCookies cookies,
            @Qualifier("wallClock") Clock wallClock,
            ProviderDoor provider,
            TrustedDocuments documents,
            PayPageScripts payScripts) {
        var problems = new DoorProblems(json, UnknownPage.ofClient());
        provider.open(http);
        return http.csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityConfiguration::needsCsrfToken)
                        .csrfTokenRepository(new CsrfCookies(cookies))
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        // Each request is signed in anew here, and must not get another token for it.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .cors(cors -> {})
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> SecurityHeaders.on(headers, payScripts))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(viewers))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .authorizeHttpRequests(paths -> paths.requestMatchers(FREE.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers(
                                RequestGate.PATH,
                                RedirectGate.BEGIN + "*",
                                // Each asks who comes before it reads or answers anything.
                                "/photos",
                                "/photos/*/*",
                                "/documents",
                                "/documents/*",
                                "/members-list",
                                "/members-list.csv",
                                "/members.csv",
                                "/finance/*",
                                "/finance/months/*",
                                "/payout-statements/*",
                                // Each gateway proves who it is in its own way.
                                "/gateways/*/webhooks",
                                // Whoever has the address may read it.
                                "/calendars/*")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .addFilterAfter(
                        new CountGate(limits, pathLimits.stream().toList(), FREE, json),
                        BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new RequestGate(properties.limits(), documents, wallClock, json), CountGate.class)
                .addFilterBefore(
                        new CookieSessionFilter(bearers(decoder, viewers), problems),
                        BearerTokenAuthenticationFilter.class)
                .addFilterBefore(new RedirectGate(limits, json), OAuth2AuthorizationRequestRedirectFilter.class)
                .build();
    }

    private static boolean needsCsrfToken(HttpServletRequest request) {
        return CookieSessionFilter.needsCsrfToken(request) && !PAYMENT_RETURN.matches(request);
    }

    private static ProviderManager bearers(JwtDecoder decoder, Viewers viewers) {
        var provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(viewers);
        return new ProviderManager(provider);
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
