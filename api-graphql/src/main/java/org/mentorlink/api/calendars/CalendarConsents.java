package org.mentorlink.api.calendars;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.calendars.CalendarProperties.Consent;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.WebAddress;
import org.mentorlink.api.signin.Hashes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.OutsideCalendarsCommand.ConnectCalendarAccount;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Secrets;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Consents to read and write a calendar at a provider: the authorisation code flow of OAuth 2 with PKCE. The verifier follows
 * from the state and the member by a secret of the deployment, so nothing is kept in between, and a code that somebody else
 * asked for is of no use: their verifier is another one, and the provider refuses ours.
 */
@Component
class CalendarConsents {

    static final String PAGE = "/calendar-connected";

    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{20,100}");
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,2000}");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HMAC = "HmacSHA256";

    private final CalendarProperties properties;
    private final WebAddress web;
    private final Secrets secrets;

    CalendarConsents(CalendarProperties properties, WebAddress web, Secrets secrets) {
        this.properties = properties;
        this.web = web;
        this.secrets = secrets;
    }

    /** Where the member consents. */
    String begin(CalendarKind kind, Viewer viewer) {
        var consent = offered(kind);
        var state = Hashes.secret();
        return UriComponentsBuilder.fromUriString(consent.authUri())
                .queryParam("response_type", "code")
                .queryParam("client_id", "{client}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("scope", "{scope}")
                .queryParams(MultiValueMap.fromSingleValue(consent.besides()))
                .queryParam("state", "{state}")
                .queryParam("code_challenge", "{challenge}")
                .queryParam("code_challenge_method", "S256")
                .encode()
                .buildAndExpand(
                        consent.clientId(),
                        redirectUri(consent),
                        consent.scope(),
                        state,
                        BASE64.encodeToString(sha256(verifier(state, viewer))))
                .toUriString();
    }

    ConnectCalendarAccount finish(CalendarKind kind, String state, String code, Viewer viewer) {
        var consent = offered(kind);
        if (!STATE.matcher(state).matches() || !CODE.matcher(code).matches()) {
            throw Refused.because(
                    "INVALID_CONSENT", "That is not what a provider gives for a consent.", "input", "code");
        }
        return new ConnectCalendarAccount(
                OutsideCalendarsId.of(viewer.member()),
                viewer.member(),
                kind,
                code,
                verifier(state, viewer),
                redirectUri(consent));
    }

    private Consent offered(CalendarKind kind) {
        @Nullable Consent consent = switch (kind) {
            case ADDRESS -> null;
            case GOOGLE -> properties.google();
            case MICROSOFT -> properties.microsoft();
        };
        if (consent == null || consent.clientId().isBlank()) {
            throw Refused.because("NOT_OFFERED", "Such a calendar cannot be connected here.", "input", "kind");
        }
        return consent;
    }

    private String redirectUri(Consent consent) {
        var set = consent.redirectUri();
        return set == null || set.isBlank() ? web.page(PAGE) : set;
    }

    private String verifier(String state, Viewer viewer) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secrets.named("calendar-consents"), HMAC));
            return BASE64.encodeToString(mac.doFinal((state + "/" + viewer.id()).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static byte[] sha256(String verifier) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
