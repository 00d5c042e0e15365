package org.mentorlink.command.payment.ozow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;

/** Ozow's proof of a form or message: SHA-512 over its values in their order and the private key, all in lower case. */
final class OzowHash {
    private OzowHash() {}

    static String of(Collection<String> values, String privateKey) {
        var content = (String.join("", values) + privateKey).toLowerCase(Locale.ROOT);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }

    /** Ozow may write it in upper case, and some of its senders leave out zeros at its beginning. */
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    private static byte[] bytes(String hash) {
        return hash.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+", "").getBytes(StandardCharsets.UTF_8);
    }
}
