package org.mentorlink.command.membership;

import org.mentorlink.membership.MemberId;

/** Who may act as admin: has the role, and is neither suspended nor deactivated. There is always somebody. */
public interface Admins {

    void add(MemberId memberId);

    /** @throws org.mentorlink.shared.Refused as LAST_ADMIN when nobody would be left */
    void remove(MemberId memberId);

    boolean includes(MemberId memberId);
}
