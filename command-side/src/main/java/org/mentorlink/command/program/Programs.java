package org.mentorlink.command.program;

import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.Track;

/** What programs and plans say at this moment. */
public interface Programs {

    /** @throws org.mentorlink.shared.Refused as NOT_FOUND where there is no such program */
    ProgramState program(ProgramId programId);

    /** With what its program adds to it. */
    OnboardingPlan plan(Track track);
}
