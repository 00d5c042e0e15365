package org.mentorlink.command.program;

import java.util.Optional;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ProgramRole;

/** How far members are with what is asked of them. */
public interface Onboardings {

    /**
     * The first required step that a member has not done, on the platform or in a program that is open and that the
     * member has agreed to take part in; nothing where the
     * member may be booked, or book, as far as onboarding goes.
     */
    Optional<OnboardingStep> missing(MemberId memberId, ProgramRole role);
}
