package org.mentorlink.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Problem;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** What Tomcat refuses itself, before there is a request that any filter sees: the same shape as everything else. */
@Configuration(proxyBeanMethods = false)
class TomcatErrors {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> typedErrors() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Valve.class.getName());
            }
        });
    }

    /** Made by Tomcat by name. */
    public static final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var code = status < 500 ? Problem.Code.BAD_REQUEST : Problem.Code.INTERNAL;
            try {
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.getOutputStream()
                        .write(("{\"errors\":[{\"message\":\"The request does not have the right form.\","
                                        + "\"extensions\":{\"code\":\"" + code + "\",\"traceId\":\""
                                        + UUID.randomUUID() + "\"}}]}")
                                .getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
