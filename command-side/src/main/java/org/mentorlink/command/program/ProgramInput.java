package org.mentorlink.command.program;

import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.text;

import org.mentorlink.program.ProgramProfile;

/** What staff may say of a program. */
final class ProgramInput {

    private ProgramInput() {}

    static ProgramProfile checked(ProgramProfile profile) {
        return new ProgramProfile(
                text(profile.name(), 200, "BLANK_NAME", "NAME_TOO_LONG", "name"),
                profile.kind(),
                optionalText(profile.description(), 4_000, "DESCRIPTION_TOO_LONG", "description"),
                profile.backgroundCheckRequired(),
                profile.selfEnrolment());
    }
}
