package org.mentorlink.api.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mentorlink.payment.PageScript;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** R3: what every answer tells browsers: take scripts from nowhere else, show us in nobody's frame, give nothing away. */
final class SecurityHeaders {

    private static final String SELF = "'self'";

    private static final String NO_FORMS = contentPolicy(List.of(), "'none'");

    private static final String NO_DEVICES = "camera=(), microphone=(), display-capture=(), geolocation=(), usb=(),"
            + " serial=(), payment=(), browsing-topics=()";

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private static final long A_YEAR = 31_536_000;

    private SecurityHeaders() {}

    /**
     * Besides Spring Security's own: nosniff, no-store, X-Frame-Options. HSTS goes out over HTTPS only.
     *
     * @param payScripts whose scripts run in the pages on which payers pay
     */
    static void on(HeadersConfigurer<HttpSecurity> headers, Supplier<List<PageScript>> payScripts) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(NO_FORMS))
                .addHeaderWriter((request, response) -> {
                    if (asked(request).startsWith(ClientPages.PAYING)) {
                        response.setHeader(CONTENT_SECURITY_POLICY, whilePaying(payScripts.get()));
                    }
                })
                .httpStrictTransportSecurity(
                        transport -> transport.includeSubDomains(true).maxAgeInSeconds(A_YEAR))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_SITE));
    }

    /** Gateways send payers on to pages of theirs and of banks, of which each would have to be named. */
    private static String whilePaying(List<PageScript> scripts) {
        return contentPolicy(scripts, "*");
    }

    private static String contentPolicy(List<PageScript> scripts, String forms) {
        return "default-src 'self'; script-src " + sources(scripts, PageScript::scripts)
                + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src "
                + sources(scripts, PageScript::connections)
                + (scripts.isEmpty() ? "" : "; frame-src " + sources(scripts, PageScript::frames))
                + "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action " + forms;
    }

    private static String sources(List<PageScript> scripts, Function<PageScript, List<String>> which) {
        return Stream.concat(Stream.of(SELF), scripts.stream().flatMap(script -> which.apply(script).stream()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** The address that was asked for: a page is forwarded to the client's document, and headers go out from there. */
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String forwarded
                ? forwarded
                : request.getRequestURI();
    }
}
