package org.mentorlink.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.mentorlink.api.graphql.SessionCookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was asked of a provider, until its answer comes back: state, nonce and code verifier. Kept encrypted with a key
 * that only the browser's cookie holds, so that the answer is good in the browser that asked, and the store opens nothing.
 */
final class EphemeralAuthorizationRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "mentorlink_provider";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String KEY = "authorization-request/";
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;

    private final EphemeralStore store;
    private final SessionCookies cookies;
    private final Clock wallClock;
    private final JsonMapper json;

    EphemeralAuthorizationRequests(EphemeralStore store, SessionCookies cookies, Clock wallClock, JsonMapper json) {
        this.store = store;
        this.cookies = cookies;
        this.wallClock = wallClock;
        this.json = json;
    }

    /** A request as it is kept. */
    record Kept(
            String authorizationUri,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            String state,
            Map<String, Object> additionalParameters,
            Map<String, Object> attributes,
            String authorizationRequestUri) {

        static Kept of(OAuth2AuthorizationRequest request) {
            return new Kept(
                    request.getAuthorizationUri(),
                    request.getClientId(),
                    String.valueOf(request.getRedirectUri()),
                    request.getScopes(),
                    String.valueOf(request.getState()),
                    new HashMap<>(request.getAdditionalParameters()),
                    new HashMap<>(request.getAttributes()),
                    request.getAuthorizationRequestUri());
        }

        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(authorizationUri)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .scopes(scopes)
                    .state(state)
                    .additionalParameters(parameters -> parameters.putAll(additionalParameters))
                    .attributes(values -> values.putAll(attributes))
                    .authorizationRequestUri(authorizationRequestUri)
                    .build();
        }
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest authorizationRequest,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (authorizationRequest == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        var key = KeyGenerators.secureRandom(KEY_BYTES).generateKey();
        var encrypted = encryptor(key).encrypt(json.writeValueAsBytes(Kept.of(authorizationRequest)));
        store.<Boolean>update(
                name(key),
                unused -> Change.put(
                        Base64.getEncoder().encodeToString(encrypted),
                        wallClock.instant().plus(LIFE),
                        true));
        setCookie(request, response, Base64.getUrlEncoder().withoutPadding().encodeToString(key), LIFE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        var key = key(request);
        return key == null ? null : opened(key, store.read(name(key)));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var key = key(request);
        if (key == null) {
            return null;
        }
        setCookie(request, response, "", Duration.ZERO);
        return opened(key, store.<@Nullable String>update(name(key), Change::remove));
    }

    private @Nullable OAuth2AuthorizationRequest opened(byte[] key, @Nullable String kept) {
        return kept == null
                ? null
                : json.readValue(encryptor(key).decrypt(Base64.getDecoder().decode(kept)), Kept.class)
                        .request();
    }

    private static byte @Nullable [] key(HttpServletRequest request) {
        @Nullable Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return null;
        }
        try {
            var key = Base64.getUrlDecoder().decode(cookie.getValue());
            return key.length == KEY_BYTES ? key : null;
        } catch (IllegalArgumentException forged) {
            return null;
        }
    }

    private static AesBytesEncryptor encryptor(byte[] key) {
        return new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
    }

    private static String name(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("name ".getBytes(UTF_8));
            return KEY + HexFormat.of().formatHex(digest.digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lax, as the answer is a link from the provider's site to ours. */
    private void setCookie(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        var cookie = ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(cookies.isSecure(URI.create(request.getRequestURL().toString())))
                .sameSite("Lax")
                .path(RedirectGate.BACK)
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
