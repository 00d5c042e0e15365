package org.mentorlink.mothers;

import static org.mentorlink.mothers.Members.GRACE;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ParticipantEvent.MemberEnrolled;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.PlanCommand.Draft;
import org.mentorlink.program.PlanEvent.OnboardingConfigured;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.ProgramEvent.ProgramCreated;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramKind;
import org.mentorlink.program.ProgramProfile;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.StepKind;
import org.mentorlink.program.Track;

/** A program for first compilers, in which Grace mentors. */
public final class Programs {

    public static final ProgramId COMPILERS = new ProgramId("prg_compilers");
    public static final ProgramProfile PROFILE =
            new ProgramProfile("First compilers", ProgramKind.ONE_ON_ONE, "From grammar to code", false, false);
    public static final Track MENTORS_OF_COMPILERS = new Track(ProgramRole.MENTOR, COMPILERS);
    public static final Track MENTORS = Track.platform(ProgramRole.MENTOR);
    public static final ParticipantId GRACES_PART = ParticipantId.of(GRACE);

    private Programs() {}

    public static ProgramCreated created() {
        return new ProgramCreated(COMPILERS, PROFILE);
    }

    public static MemberEnrolled graceEnrolled() {
        return new MemberEnrolled(GRACES_PART, GRACE, COMPILERS, ProgramRole.MENTOR, false);
    }

    public static MemberEnrolled graceInvited() {
        return new MemberEnrolled(GRACES_PART, GRACE, COMPILERS, ProgramRole.MENTOR, true);
    }

    public static Draft draft(@Nullable String key, StepKind kind, String title) {
        return new Draft(key, kind, title, null, null, false, null, null);
    }

    public static OnboardingStep step(String key, StepKind kind, String title, boolean required, int textVersion) {
        return new OnboardingStep(key, kind, title, null, null, required, null, null, textVersion);
    }

    public static OnboardingConfigured configured(Track track, int version, OnboardingStep... steps) {
        return new OnboardingConfigured(PlanId.of(track), track, version, List.of(steps));
    }
}
