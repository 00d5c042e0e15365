package org.mentorlink.api.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** R3: what every answer tells browsers: take scripts from nowhere else, show us in nobody's frame, give nothing away. */
final class SecurityHeaders {

    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";

    private static final String NO_DEVICES = "camera=(), microphone=(), display-capture=(), geolocation=(), usb=(),"
            + " serial=(), payment=(), browsing-topics=()";

    private static final long A_YEAR = 31_536_000;

    private SecurityHeaders() {}

    /** Besides Spring Security's own: nosniff, no-store, X-Frame-Options. HSTS goes out over HTTPS only. */
    static void on(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .httpStrictTransportSecurity(
                        transport -> transport.includeSubDomains(true).maxAgeInSeconds(A_YEAR))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_SITE));
    }
}
