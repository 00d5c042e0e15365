package org.mentorlink.command.booking;

import org.mentorlink.booking.GroupSessionId;

/** Group sessions as they are at this moment. */
public interface GroupSessions {

    /** @throws org.mentorlink.shared.Refused NOT_FOUND */
    GroupSessionState stateOf(GroupSessionId groupSessionId);
}
