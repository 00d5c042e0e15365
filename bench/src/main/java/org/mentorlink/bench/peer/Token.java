package org.mentorlink.bench.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens of the peers: JWTs of HS256. */
public final class Token {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEAD = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private Token() {}

    public static String of(String member, Instant expires, String secret) {
        var claims = encode("{\"sub\":\"" + member + "\",\"exp\":" + expires.getEpochSecond() + "}");
        var content = HEAD + "." + claims;
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(content, secret));
    }

    /** @return whose it is, or null where it is not good */
    public static @Nullable String subject(String header, String secret) {
        var token = header.replaceFirst("^Bearer ", "");
        var dot = token.lastIndexOf('.');
        if (dot < 0) {
            return null;
        }
        var content = token.substring(0, dot);
        var given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        if (!MessageDigest.isEqual(given, mac(content, secret))) {
            return null;
        }
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(content.substring(content.indexOf('.') + 1)));
        return claims.get("exp").asLong() > Instant.now().getEpochSecond()
                ? claims.get("sub").asString()
                : null;
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String content, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
