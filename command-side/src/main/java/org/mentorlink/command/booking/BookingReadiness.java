package org.mentorlink.command.booking;

import org.mentorlink.command.program.Onboardings;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.shared.Refused;
import org.springframework.stereotype.Component;

/** E2: nobody is booked, and nobody books, while a required step of their onboarding is missing. The refusal names it. */
@Component
final class BookingReadiness {

    private final Onboardings onboardings;

    BookingReadiness(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    void require(MemberId mentorMemberId, MemberId menteeId) {
        onboardings.missing(mentorMemberId, ProgramRole.MENTOR).ifPresent(step -> {
            throw Refused.because(
                    "ONBOARDING_INCOMPLETE",
                    "This mentor cannot be booked yet: a step of their onboarding is missing, " + named(step),
                    "input",
                    "mentorId");
        });
        onboardings.missing(menteeId, ProgramRole.MENTEE).ifPresent(step -> {
            throw Refused.because(
                    "ONBOARDING_INCOMPLETE", "You can book once your onboarding has one more step, " + named(step));
        });
    }

    private static String named(OnboardingStep step) {
        return '"' + step.title() + "\" (" + step.kind() + ").";
    }
}
