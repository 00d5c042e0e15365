package org.mentorlink.command.program;

import java.util.List;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.Blackout;

/** When programs keep their mentors from giving sessions. */
public interface Blackouts {

    /** Of the open programs that a member has agreed to mentor in, those that are over too. */
    List<Blackout> ofMentor(MemberId memberId);
}
