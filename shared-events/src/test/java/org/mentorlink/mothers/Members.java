package org.mentorlink.mothers;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.membership.Channels;
import org.mentorlink.membership.EmailClaimEvent.EmailClaimed;
import org.mentorlink.membership.EmailClaimId;
import org.mentorlink.membership.MemberCommand.ChangeMenteeProfile;
import org.mentorlink.membership.MemberCommand.ChangeProfile;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MenteeLevel;
import org.mentorlink.membership.MenteeProfile;
import org.mentorlink.membership.ProfileLinks;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Personal;

/** The people of the tests: Ada learns, Grace mentors, Linus also learns, Barbara is an admin. */
public final class Members {

    public static final MemberId ADA = new MemberId("mbr_ada");
    public static final MemberId GRACE = new MemberId("mbr_grace");
    public static final MemberId LINUS = new MemberId("mbr_linus");
    public static final MemberId BARBARA = new MemberId("mbr_barbara");

    public static final CalendarId ADAS_CALENDAR = CalendarId.of(ADA);
    public static final CalendarId GRACES_CALENDAR = CalendarId.of(GRACE);

    public static final String ADAS_EMAIL = "ada@example.org";
    public static final String ADAS_FINGERPRINT = "3b1f";
    public static final EmailClaimId ADAS_CLAIM = EmailClaimId.ofFingerprint(ADAS_FINGERPRINT);

    /** When the tests take place: a Monday, one week before the first session. */
    public static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    private Members() {}

    public static Clock clockAt(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    public static RegisterMember registerAda() {
        return registerAda(ADA);
    }

    public static RegisterMember registerAda(MemberId memberId) {
        return new RegisterMember(
                memberId,
                ADAS_EMAIL,
                ADAS_FINGERPRINT,
                "$2a$10$hash",
                "Ada",
                "Lovelace",
                "Africa/Johannesburg",
                Role.MENTEE);
    }

    public static MemberRegistered adaRegistered() {
        return new MemberRegistered(
                ADA,
                Personal.of(ADA, ADAS_EMAIL),
                ADAS_FINGERPRINT,
                Personal.of(ADA, "$2a$10$hash"),
                Personal.of(ADA, "Ada"),
                Personal.of(ADA, "Lovelace"),
                "Africa/Johannesburg");
    }

    public static GrantRole grant(Role role) {
        return new GrantRole(ADA, role);
    }

    public static RoleGranted granted(Role role) {
        return new RoleGranted(ADA, role);
    }

    /** Everything there is to say, said anew. */
    public static ChangeProfile changeProfile(int expectedVersion) {
        return new ChangeProfile(
                ADA,
                expectedVersion,
                Edit.to(" Augusta Ada "),
                Edit.to("King"),
                Edit.to("Europe/London"),
                Edit.to("Countess,\nand programmer."),
                Edit.to("+44 20 7946 0018"),
                Edit.to(false),
                Edit.to(true),
                Edit.to(false),
                Edit.to("https://www.linkedin.com/in/ada"),
                Edit.to("https://github.com/ada"),
                Edit.to("https://x.com/ada"),
                null);
    }

    public static ProfileChanged profileChanged() {
        return new ProfileChanged(
                ADA,
                Personal.of(ADA, "Augusta Ada"),
                Personal.of(ADA, "King"),
                "Europe/London",
                Personal.of(ADA, "Countess,\nand programmer."),
                Personal.of(ADA, "+442079460018"),
                new Channels(false, true, false),
                new ProfileLinks(
                        Personal.of(ADA, "https://www.linkedin.com/in/ada"),
                        Personal.of(ADA, "https://github.com/ada"),
                        Personal.of(ADA, "https://x.com/ada")),
                null);
    }

    public static ChangeMenteeProfile changeMenteeProfile(int expectedVersion) {
        return new ChangeMenteeProfile(
                ADA,
                expectedVersion,
                Edit.to("University of London"),
                Edit.to("Mathematics"),
                Edit.to(2027),
                Edit.to("Taught by Augustus De Morgan."),
                Edit.to("Translator"),
                Edit.to(List.of("Engines", " Music ", "Engines")),
                Edit.to(List.of(MentoringStyle.STRUCTURED)),
                Edit.to(MenteeLevel.ADVANCED));
    }

    public static MenteeProfileChanged menteeProfileChanged() {
        return new MenteeProfileChanged(
                ADA,
                new MenteeProfile(
                        Personal.of(ADA, "University of London"),
                        Personal.of(ADA, "Mathematics"),
                        2027,
                        Personal.of(ADA, "Taught by Augustus De Morgan."),
                        Personal.of(ADA, "Translator"),
                        null,
                        List.of(MentoringStyle.STRUCTURED),
                        MenteeLevel.ADVANCED,
                        List.of(Personal.of(ADA, "Engines"), Personal.of(ADA, "Music"))));
    }

    public static EmailClaimed emailClaimed() {
        return new EmailClaimed(ADAS_CLAIM, ADA);
    }
}
