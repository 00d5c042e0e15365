package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.requireCountable;
import static org.mentorlink.command.shared.Input.text;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.mentorlink.booking.GroupSessionCommand.ScheduleGroupSession;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionScheduled;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** What a mentor may invite a group to. Whether the mentor has time, the calendar tells later. */
final class Scheduling {

    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private Scheduling() {}

    static GroupSessionScheduled schedule(ScheduleGroupSession command, Offer offer, Instant now) {
        var owner = offer.memberId();
        var title = text(command.title(), 200, "BLANK_TITLE", "TITLE_TOO_LONG", "title");
        var description = optionalText(command.description(), 2_000, "DESCRIPTION_TOO_LONG", "description");
        Requesting.requireInReach(offer, command.startsAt(), now);
        requireWholeMinute(command.startsAt(), "startsAt");
        requireWholeMinute(command.endsAt(), "endsAt");
        var length = Duration.between(command.startsAt(), command.endsAt());
        require(
                length.compareTo(SHORTEST) >= 0 && length.compareTo(Settings.GROUP_SESSION) <= 0,
                "INVALID_DURATION",
                "A group session lasts 10 minutes to 12 hours.",
                "endsAt");
        offer.requireNoBlackout(new TimeSlot(command.startsAt(), command.endsAt()), "startsAt");
        require(
                command.seats() >= 1 && command.seats() <= Settings.SEATS,
                "INVALID_SEATS",
                "A group session has 1 to " + Settings.SEATS + " seats.",
                "seats");
        require(
                command.price().amountMinor() >= 0 && command.price().amountMinor() <= 80_000_000,
                "INVALID_PRICE",
                "A seat costs nothing, or at most 80,000,000 minor units.",
                "priceMinor");
        requireCountable(command.price(), "priceMinor");
        return new GroupSessionScheduled(
                command.groupSessionId(),
                command.mentorId(),
                owner,
                command.kind(),
                Personal.of(owner, title),
                Personal.ofNullable(owner, description),
                new TimeSlot(command.startsAt(), command.endsAt()),
                offer.availability().weekly().bufferMinutes(),
                command.seats(),
                command.price(),
                command.modality(),
                offer.commissionBasisPoints(),
                offer.policy());
    }

    /** Whatever was agreed since, and whatever time it is by now: a request is repeated when it says the same. */
    static void requireSame(GroupSessionScheduled before, ScheduleGroupSession command) {
        var owner = before.mentorMemberId();
        var description = optionalText(command.description(), 2_000, "DESCRIPTION_TOO_LONG", "description");
        var same = before.kind() == command.kind()
                && before.title().equals(Personal.of(owner, command.title().strip()))
                && Objects.equals(before.description(), Personal.ofNullable(owner, description))
                && before.slot().startsAt().equals(command.startsAt())
                && before.slot().endsAt().equals(command.endsAt())
                && before.seats() == command.seats()
                && before.price().equals(command.price())
                && before.modality() == command.modality();
        if (!same) {
            throw Refused.because(
                    "IDEMPOTENCY_KEY_REUSED",
                    "The idempotency key belongs to another request.",
                    "input",
                    "idempotencyKey");
        }
    }

    private static void requireWholeMinute(Instant moment, String field) {
        require(
                moment.truncatedTo(ChronoUnit.MINUTES).equals(moment),
                "NOT_A_WHOLE_MINUTE",
                "A session starts and ends at a whole minute.",
                field);
    }
}
