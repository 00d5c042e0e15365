package org.mentorlink.query.booking.ical;

import java.nio.charset.StandardCharsets;

/** Text as a part of a URI. */
final class UriText {

    private static final String PLAIN = "-._~@+!$'*";

    private UriText() {}

    /** With everything percent-encoded that an address by mail cannot hold as it is (RFC 6068). */
    static String encoded(String text) {
        var encoded = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xFF);
            if (character < 0x80 && (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(String.format("%02X", (int) character));
            }
        }
        return encoded.toString();
    }
}
