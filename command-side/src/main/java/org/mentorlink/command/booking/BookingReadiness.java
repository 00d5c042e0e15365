package org.mentorlink.command.booking;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.mentorlink.command.program.Onboardings;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * E2: nobody is booked, and nobody books, while a required step of their onboarding is missing; the refusal names it. L1: nor
 * does anybody book for a while who has missed too many sessions, and nobody books a mentor who has.
 */
@Component
final class BookingReadiness {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Onboardings onboardings;
    private final StrikeBook strikes;

    BookingReadiness(Onboardings onboardings, StrikeBook strikes) {
        this.onboardings = onboardings;
        this.strikes = strikes;
    }

    void require(MemberId mentorMemberId, MemberId menteeId) {
        requireNotBlocked(menteeId);
        if (strikes.isPaused(mentorMemberId)) {
            // Why is for the mentor and staff to know.
            throw Refused.because("MENTOR_NOT_BOOKABLE", "This mentor cannot be booked.", "input", "mentorId");
        }
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

    private void requireNotBlocked(MemberId menteeId) {
        strikes.blockedUntil(menteeId).ifPresent(until -> {
            throw Refused.because(
                    "BOOKING_BLOCKED",
                    "You have missed too many sessions: you can book again from " + MINUTE.format(until.plusSeconds(59))
                            + " on. Each strike can be appealed.");
        });
    }

    private static String named(OnboardingStep step) {
        return '"' + step.title() + "\" (" + step.kind() + ").";
    }
}
