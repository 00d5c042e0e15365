package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages of which other origins may call the API: those that are named, and no others. It holds for WebSocket handshakes
 * too, which browsers let any page begin.
 */
@Configuration(proxyBeanMethods = false)
class CrossOrigin {

    /** Found by its name by the security chain, which runs it first of all. */
    @Bean
    CorsFilter corsFilter(ApiProperties properties, JsonMapper json) {
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration(PaymentReturnController.PATH, anyPayer());
        source.registerCorsConfiguration("/**", allowed(properties.cors()));
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new Processor(json));
        return filter;
    }

    /** The security chain alone runs it. */
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilterOnlyInTheChain(CorsFilter corsFilter) {
        var registration = new FilterRegistrationBean<>(corsFilter);
        registration.setEnabled(false);
        return registration;
    }

    /** What the handler of live connections asks for itself, the same. */
    @Bean
    static BeanPostProcessor liveOrigins(ObjectProvider<ApiProperties> properties) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof GraphQlCorsProperties cors) {
                    cors.setAllowedOrigins(properties.getObject().cors().allowedOrigins());
                    cors.setAllowCredentials(true);
                }
                return bean;
            }
        };
    }

    /** A gateway's page sends its visitor here by a form; no script reads the answer. */
    private static CorsConfiguration anyPayer() {
        var cors = new CorsConfiguration();
        cors.addAllowedOriginPattern("*");
        cors.setAllowedMethods(List.of("GET", "POST"));
        return cors;
    }

    private static CorsConfiguration allowed(ApiProperties.Cors settings) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(List.of(
                "Authorization", "Content-Type", "Content-Disposition", "Read-After", "X-XSRF-TOKEN", "X-CSRF-TOKEN"));
        cors.setExposedHeaders(List.of("Retry-After", "WWW-Authenticate", "Content-Disposition"));
        cors.setAllowCredentials(true);
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }

    private static final class Processor extends DefaultCorsProcessor {

        private final JsonMapper json;

        Processor(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            HttpServletResponse servlet = ((ServletServerHttpResponse) response).getServletResponse();
            HttpProblems.answer(
                    servlet,
                    json,
                    HttpStatus.FORBIDDEN.value(),
                    Problem.forbidden("Pages of this origin may not do this here."));
        }
    }
}
