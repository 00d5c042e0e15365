package org.mentorlink.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Secrets;

/**
 * Names the one review of a booking: a keyed hash of the booking's id. Only who holds the secret finds the way from the
 * booking to its review, and nobody the way back, so an anonymous review does not tell its author.
 */
public record ReviewId(@JsonValue String value) {

    public static final String PREFIX = "rev_";

    private static final String SECRET = "review-ids";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReviewId {
        Ids.require(PREFIX, value);
    }

    public static ReviewId of(BookingId bookingId, Secrets secrets) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secrets.named(SECRET), ALGORITHM));
            var hash = mac.doFinal(bookingId.value().getBytes(StandardCharsets.UTF_8));
            return new ReviewId(PREFIX + HexFormat.of().formatHex(hash, 0, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
