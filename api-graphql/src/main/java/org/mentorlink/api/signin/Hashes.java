package org.mentorlink.api.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/** Random secrets, and what is kept of them. */
public final class Hashes {

    private static final StringKeyGenerator SECRETS =
            new Base64StringKeyGenerator(java.util.Base64.getUrlEncoder().withoutPadding(), 32);

    private Hashes() {}

    /** 256 random bits, fit for an address. */
    public static String secret() {
        return SECRETS.generateKey();
    }

    /** Of a secret that nobody can guess, so that it needs no salt and no delay. */
    public static String of(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
