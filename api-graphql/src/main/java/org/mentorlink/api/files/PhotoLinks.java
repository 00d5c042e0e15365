package org.mentorlink.api.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Secrets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Where a photo is fetched from. An {@code <img>} sends no access token, so the address of a photo that is not public
 * says by itself, signed, until when it may be fetched. It stays the same for a quarter of an hour, so that a browser
 * fetches it once.
 */
@Component
class PhotoLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final long STEP_SECONDS = Duration.ofMinutes(15).toSeconds();

    private final Secrets secrets;
    private final Clock wallClock;

    PhotoLinks(Secrets secrets, @Qualifier("wallClock") Clock wallClock) {
        this.secrets = secrets;
        this.wallClock = wallClock;
    }

    String open(String photoId, PhotoSize size) {
        return "/photos/" + photoId + '/' + size.pixels();
    }

    /** Good for 15 to 30 minutes. */
    String signed(String photoId, PhotoSize size) {
        var expires = (wallClock.instant().getEpochSecond() / STEP_SECONDS + 2) * STEP_SECONDS;
        return open(photoId, size) + "?expires=" + expires + "&signature=" + signature(photoId, size, expires);
    }

    boolean isGood(String photoId, PhotoSize size, @Nullable Long expires, @Nullable String signature) {
        return expires != null
                && signature != null
                && wallClock.instant().getEpochSecond() < expires
                && MessageDigest.isEqual(signature(photoId, size, expires).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private String signature(String photoId, PhotoSize size, long expires) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secrets.named("photo-links"), ALGORITHM));
            var signed = mac.doFinal((photoId + '/' + size.pixels() + '/' + expires).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, unavailable);
        }
    }
}
