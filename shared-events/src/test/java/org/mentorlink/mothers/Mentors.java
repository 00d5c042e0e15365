package org.mentorlink.mothers;

import static org.mentorlink.mothers.Members.GRACE;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.mentoring.MentorCommand.ApproveMentor;
import org.mentorlink.mentoring.MentorCommand.ChangeMentorProfile;
import org.mentorlink.mentoring.MentorCommand.SetWeeklyAvailability;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.MentorProfileChanged;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorPractice;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** Grace as a mentor: ZAR 350.00 an hour, on working-day mornings in Johannesburg, and 15 minutes of rest. */
public final class Mentors {

    public static final MentorId MENTOR_GRACE = MentorId.of(GRACE);

    public static final Money HOURLY_RATE = Money.of(35_000, "ZAR");

    /** Mondays and Wednesdays from 10 to 12 o'clock. */
    public static final WeeklyAvailability MORNINGS = new WeeklyAvailability(
            "Africa/Johannesburg",
            List.of(
                    new Window(DayOfWeek.MONDAY, LocalTime.of(10, 0), LocalTime.of(12, 0)),
                    new Window(DayOfWeek.WEDNESDAY, LocalTime.of(10, 0), LocalTime.of(12, 0))),
            15);

    /** Mondays at 10 and at 11 o'clock: two stretches, so that what stays free after the first one moves the second one nowhere. */
    public static final WeeklyAvailability AT_TEN_AND_ELEVEN = new WeeklyAvailability(
            "Africa/Johannesburg",
            List.of(
                    new Window(DayOfWeek.MONDAY, LocalTime.of(10, 0), LocalTime.of(11, 0)),
                    new Window(DayOfWeek.MONDAY, LocalTime.of(11, 0), LocalTime.of(12, 0))),
            MORNINGS.bufferMinutes());

    private Mentors() {}

    public static ApplyAsMentor apply() {
        return new ApplyAsMentor(
                MENTOR_GRACE,
                GRACE,
                "Univac",
                "Rear admiral",
                40,
                "I wrote the first compiler.",
                List.of("Compilers", "COBOL"),
                HOURLY_RATE,
                ConfirmationMode.INSTANT,
                5);
    }

    public static MentorProfile profile() {
        return new MentorProfile(
                Personal.of(GRACE, "Univac"),
                Personal.of(GRACE, "Rear admiral"),
                40,
                Personal.of(GRACE, "I wrote the first compiler."),
                List.of("Compilers", "COBOL"),
                HOURLY_RATE,
                ConfirmationMode.INSTANT,
                5);
    }

    /** Everything there is to say, said anew; the bio stays. */
    public static ChangeMentorProfile changeProfile(int expectedVersion) {
        return new ChangeMentorProfile(
                MENTOR_GRACE,
                expectedVersion,
                Edit.to(" US Navy "),
                Edit.to("Commodore"),
                Edit.to(42),
                Edit.kept(),
                Edit.to(List.of("COBOL", " Teaching ")),
                Edit.to(50_000L),
                Edit.kept(),
                Edit.to(ConfirmationMode.APPROVAL),
                Edit.to(7),
                Edit.to("Mathematics at Yale."),
                Edit.to(List.of(MentoringStyle.CASUAL, MentoringStyle.STRUCTURED, MentoringStyle.CASUAL)),
                Edit.to(List.of("en", "fr")),
                Edit.to(List.of(Categories.CODING)),
                Edit.to(Categories.CODING));
    }

    public static MentorProfile changedProfile() {
        return new MentorProfile(
                Personal.of(GRACE, "US Navy"),
                Personal.of(GRACE, "Commodore"),
                42,
                Personal.of(GRACE, "I wrote the first compiler."),
                List.of("COBOL", "Teaching"),
                Money.of(50_000, "ZAR"),
                ConfirmationMode.APPROVAL,
                7);
    }

    public static MentorPractice practice() {
        return new MentorPractice(
                Personal.of(GRACE, "Mathematics at Yale."),
                List.of(MentoringStyle.CASUAL, MentoringStyle.STRUCTURED),
                List.of("en", "fr"),
                List.of(Categories.CODING),
                Categories.CODING);
    }

    public static MentorProfileChanged profileChanged() {
        return new MentorProfileChanged(MENTOR_GRACE, changedProfile(), practice());
    }

    public static ApproveMentor approve() {
        return new ApproveMentor(MENTOR_GRACE);
    }

    public static SetWeeklyAvailability setAvailability() {
        return new SetWeeklyAvailability(MENTOR_GRACE, MORNINGS);
    }

    public static MentorApplied applied() {
        return new MentorApplied(MENTOR_GRACE, GRACE, profile());
    }

    public static MentorApproved approved() {
        return new MentorApproved(MENTOR_GRACE, GRACE);
    }

    public static WeeklyAvailabilitySet availabilitySet() {
        return new WeeklyAvailabilitySet(MENTOR_GRACE, MORNINGS);
    }
}
