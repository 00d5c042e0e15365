package org.mentorlink.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names the claim on one e-mail address: a keyed hash of the address, so that the address itself stays out of the log. */
public record EmailClaimId(@JsonValue String value) {

    public static final String PREFIX = "eml_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailClaimId {
        Ids.require(PREFIX, value);
    }

    public static EmailClaimId ofFingerprint(String fingerprint) {
        return new EmailClaimId(PREFIX + fingerprint);
    }

    /** The keyed hash of the address. */
    public String fingerprint() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
