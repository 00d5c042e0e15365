package org.mentorlink.command.mentoring;

import static org.mentorlink.command.shared.Input.atMost;
import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.text;
import static org.mentorlink.command.shared.Input.timeZone;

import java.time.LocalTime;
import java.util.List;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.Personal;

/** What a mentor may say of themselves and of their hours. */
final class MentorInput {

    private static final String TOO_LONG = "TEXT_TOO_LONG";
    private static final String WINDOWS = "windows";

    private MentorInput() {}

    static MentorProfile profile(ApplyAsMentor command) {
        var owner = command.memberId();
        var price = command.hourlyRate().amountMinor();
        var years = command.yearsOfExperience();
        require(
                price >= 1 && price <= 10_000_000,
                "INVALID_PRICE",
                "An hour costs between 1 and 10,000,000 minor units.",
                "hourlyRate");
        require(
                years == null || (years >= 0 && years <= 80),
                "INVALID_YEARS",
                "Years of experience lie between 0 and 80.",
                "yearsOfExperience");
        require(
                command.maxMentees() >= 1 && command.maxMentees() <= 100,
                "INVALID_MAX_MENTEES",
                "A mentor takes between 1 and 100 mentees.",
                "maxMentees");
        return new MentorProfile(
                Personal.ofNullable(owner, optionalText(command.company(), 200, TOO_LONG, "company")),
                Personal.ofNullable(owner, optionalText(command.jobTitle(), 200, TOO_LONG, "jobTitle")),
                years,
                Personal.of(owner, text(command.bio(), 4_000, "BLANK_BIO", TOO_LONG, "bio")),
                skills(command.skills()),
                command.hourlyRate(),
                command.confirmation(),
                command.maxMentees());
    }

    private static List<String> skills(List<String> skills) {
        require(!skills.isEmpty(), "NO_SKILLS", "A mentor has at least one skill.", "skills");
        require(skills.size() <= 50, "TOO_MANY_SKILLS", "A mentor lists at most 50 skills.", "skills");
        for (var index = 0; index < skills.size(); index++) {
            var place = Integer.toString(index);
            require(!skills.get(index).isBlank(), "BLANK_SKILL", "A skill has a name.", "skills", place);
            atMost(skills.get(index), 60, TOO_LONG, "skills", place);
        }
        return skills.stream().map(String::strip).distinct().toList();
    }

    static void check(WeeklyAvailability availability) {
        timeZone(availability.timeZone(), "timeZone");
        require(
                availability.bufferMinutes() >= 0 && availability.bufferMinutes() <= 240,
                "INVALID_BUFFER",
                "Between 0 and 240 minutes stay free after a session.",
                "bufferMinutes");
        var windows = availability.windows();
        require(windows.size() <= 70, "TOO_MANY_WINDOWS", "A week has at most 70 windows.", WINDOWS);
        for (var index = 0; index < windows.size(); index++) {
            check(windows.get(index), windows.subList(0, index), Integer.toString(index));
        }
    }

    private static void check(Window window, List<Window> before, String place) {
        require(
                isWholeMinute(window.start()) && isWholeMinute(window.end()),
                "WINDOW_NOT_WHOLE_MINUTES",
                "A window starts and ends at a whole minute.",
                WINDOWS,
                place);
        require(!window.isEmpty(), "EMPTY_WINDOW", "A window ends after it starts.", WINDOWS, place);
        require(
                before.stream().noneMatch(window::overlaps),
                "OVERLAPPING_WINDOWS",
                "Two windows of a day overlap.",
                WINDOWS,
                place);
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }
}
