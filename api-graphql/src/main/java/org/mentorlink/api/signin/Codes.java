package org.mentorlink.api.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.mentorlink.communication.LinkPurpose;
import org.mentorlink.shared.Secrets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The six digits that a sign-in mail carries beside its link, for typing on another device. The newest of an address is
 * good, once, for at most five tries. Kept by a keyed hash, as six digits are soon tried out.
 */
@Component
class Codes {

    static final int TRIES = 5;
    private static final String KEY = "sign-in-code/";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final EphemeralStore store;
    private final Secrets secrets;
    private final Clock wallClock;

    Codes(EphemeralStore store, Secrets secrets, @Qualifier("wallClock") Clock wallClock) {
        this.store = store;
        this.secrets = secrets;
        this.wallClock = wallClock;
    }

    private record Code(String hash, int tries, Instant expiresAt, String subject) {

        static Code parse(String text) {
            var parts = text.split("\\|", 4);
            return new Code(
                    parts[0], Integer.parseInt(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2])), parts[3]);
        }

        String text() {
            return hash + '|' + tries + '|' + expiresAt.toEpochMilli() + '|' + subject;
        }

        Code tried() {
            return new Code(hash, tries + 1, expiresAt, subject);
        }
    }

    /** Replaces the address's code. */
    String issue(String fingerprint, String subject) {
        var digits = "%06d".formatted(random.nextInt(1_000_000));
        var expiresAt = wallClock.instant().plus(LinkPurpose.SIGN_IN.life());
        var code = new Code(hash(fingerprint, digits), 0, expiresAt, subject);
        store.<Boolean>update(KEY + fingerprint, unused -> Change.put(code.text(), expiresAt, true));
        return digits;
    }

    /** Whom the code was for; nothing where it is wrong, used, tried too often or too old. */
    @Nullable String redeem(String fingerprint, String digits) {
        var hash = hash(fingerprint, digits);
        var subject = store.<Optional<String>>update(KEY + fingerprint, kept -> redeemed(kept, hash));
        return subject.orElse(null);
    }

    private static Change<Optional<String>> redeemed(@Nullable String kept, String hash) {
        if (kept == null) {
            return Change.remove(Optional.empty());
        }
        var code = Code.parse(kept).tried();
        if (MessageDigest.isEqual(code.hash().getBytes(UTF_8), hash.getBytes(UTF_8))) {
            return Change.remove(Optional.of(code.subject()));
        }
        return code.tries() < TRIES
                ? Change.put(code.text(), code.expiresAt(), Optional.empty())
                : Change.remove(Optional.empty());
    }

    private String hash(String fingerprint, String digits) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secrets.named("sign-in-code"), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal((fingerprint + ' ' + digits).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
