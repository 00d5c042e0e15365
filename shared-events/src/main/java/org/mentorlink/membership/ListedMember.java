package org.mentorlink.membership;

import java.util.List;
import org.mentorlink.shared.Personal;

/**
 * Somebody on the members list.
 *
 * @param emailFingerprint keyed hash of the normalised address; there is one entry for each
 * @param memberId the account of this address, or the one it will be
 * @param timeZone IANA name
 * @param roles what the account will be (A4), in the order of {@link Role}
 */
public record ListedMember(
        String emailFingerprint,
        MemberId memberId,
        Personal email,
        Personal firstName,
        Personal lastName,
        String timeZone,
        List<Role> roles) {}
