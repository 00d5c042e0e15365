package org.mentorlink.command.program;

import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.text;

import java.time.Duration;
import java.time.Instant;
import org.mentorlink.program.Blackout;
import org.mentorlink.program.ProgramProfile;

/** What staff may say of a program. */
final class ProgramInput {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** Of those that are not over. */
    private static final int MOST_BLACKOUTS = 100;

    private ProgramInput() {}

    static Blackout checked(Blackout blackout) {
        var period = blackout.period();
        require(
                Duration.between(period.startsAt(), period.endsAt()).compareTo(LONGEST) <= 0,
                "INVALID_PERIOD",
                "A blackout lasts a year at most.",
                "to");
        return new Blackout(blackout.id(), text(blackout.name(), 200, "BLANK_NAME", "NAME_TOO_LONG", "name"), period);
    }

    static void requireRoom(ProgramState state, Blackout blackout, Instant now) {
        require(!blackout.isOver(now), "INVALID_PERIOD", "This period is over.", "to");
        require(
                state.blackouts().stream().filter(each -> !each.isOver(now)).count() < MOST_BLACKOUTS,
                "TOO_MANY_BLACKOUTS",
                "A program has at most " + MOST_BLACKOUTS + " blackouts ahead.",
                "programId");
    }

    static ProgramProfile checked(ProgramProfile profile) {
        return new ProgramProfile(
                text(profile.name(), 200, "BLANK_NAME", "NAME_TOO_LONG", "name"),
                profile.kind(),
                optionalText(profile.description(), 4_000, "DESCRIPTION_TOO_LONG", "description"),
                profile.backgroundCheckRequired(),
                profile.selfEnrolment());
    }
}
