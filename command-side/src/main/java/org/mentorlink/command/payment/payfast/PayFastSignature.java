package org.mentorlink.command.payment.payfast;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** PayFast's signatures: MD5 over encoded parameters and the passphrase. Weak as that is, it is what PayFast checks. */
final class PayFastSignature {
    private static final String PASSPHRASE = "passphrase";

    private PayFastSignature() {}

    /** Over the parameters in their order, the passphrase last. */
    static String inOrder(Map<String, String> parameters, String passphrase) {
        return md5(encoded(parameters) + '&' + PASSPHRASE + '=' + encoded(passphrase));
    }

    /** Over the parameters in the order of their names, the passphrase among them. */
    static String byName(Map<String, String> parameters, String passphrase) {
        var sorted = new TreeMap<>(parameters);
        sorted.put(PASSPHRASE, passphrase);
        return md5(encoded(sorted));
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** As PHP encodes, which leaves less as it is. */
    private static String encoded(String text) {
        return URLEncoder.encode(text.strip(), StandardCharsets.UTF_8).replace("*", "%2A");
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
