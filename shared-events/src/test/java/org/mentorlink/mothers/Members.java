package org.mentorlink.mothers;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.membership.EmailClaimEvent.EmailClaimed;
import org.mentorlink.membership.EmailClaimId;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
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

    public static EmailClaimed emailClaimed() {
        return new EmailClaimed(ADAS_CLAIM, ADA);
    }
}
