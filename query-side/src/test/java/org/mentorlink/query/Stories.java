package org.mentorlink.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.MentorSettled;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.Settlement;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** People and bookings that the tests know. */
public final class Stories {

    public static final MemberId LERATO = new MemberId("mbr_lerato");
    public static final MemberId THANDI = new MemberId("mbr_thandi");
    public static final MentorId THANDI_MENTOR = MentorId.of(THANDI);
    public static final BookingId BOOKING = new BookingId("bkg_1");
    public static final Money PRICE = Money.of(35_001, "ZAR");
    public static final int COMMISSION = 2_500;
    /** The second Monday of March, in Johannesburg. */
    public static final Instant MONDAY_10H = Instant.parse("2026-03-09T08:00:00Z");

    public static final TimeSlot SLOT = TimeSlot.of(MONDAY_10H, Duration.ofHours(1));

    private Stories() {}

    public static Object[] registered(MemberId member, String email, String first, String last, Role role) {
        return new Object[] {
            new MemberRegistered(
                    member,
                    Personal.of(member, email),
                    "fingerprint",
                    Personal.of(member, "hash-of-" + first),
                    Personal.of(member, first),
                    Personal.of(member, last),
                    "Africa/Johannesburg"),
            new RoleGranted(member, role)
        };
    }

    public static MentorApplied applied(MemberId member, String bio, Money rate, String... skills) {
        return new MentorApplied(
                MentorId.of(member),
                member,
                new MentorProfile(
                        Personal.of(member, "Sanlam"),
                        null,
                        12,
                        Personal.of(member, bio),
                        List.of(skills),
                        rate,
                        ConfirmationMode.INSTANT,
                        3));
    }

    public static WeeklyAvailability mondays(int bufferMinutes) {
        return new WeeklyAvailability(
                "Africa/Johannesburg",
                List.of(new Window(java.time.DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(13, 0))),
                bufferMinutes);
    }

    public static ReadSide community(ReadSide side) {
        return side.store(LERATO, registered(LERATO, "Lerato@Example.org", "Lerato", "Dube", Role.MENTEE))
                .store(THANDI, registered(THANDI, "thandi@example.org", "Thándi", "Nkosi", Role.MENTOR))
                .store(
                        THANDI_MENTOR,
                        applied(THANDI, "Scales teams", PRICE, "C++", "Leadership"),
                        new MentorApproved(THANDI_MENTOR, THANDI),
                        new WeeklyAvailabilitySet(THANDI_MENTOR, mondays(0)));
    }

    public static BookingRequested requested(BookingId booking, Money price) {
        return requested(booking, price, Personal.of(LERATO, "Career"));
    }

    public static BookingRequested requested(BookingId booking, Money price, Personal topic) {
        return requested(booking, price, topic, null);
    }

    /** Of a time that the mentor had proposed. */
    public static BookingRequested accepted(BookingId booking, Money price, ProposalId proposalId) {
        return requested(booking, price, Personal.of(LERATO, "Career"), proposalId);
    }

    private static BookingRequested requested(
            BookingId booking, Money price, Personal topic, @Nullable ProposalId proposalId) {
        return new BookingRequested(
                booking,
                THANDI_MENTOR,
                THANDI,
                LERATO,
                SLOT,
                15,
                topic,
                null,
                Modality.VIDEO,
                null,
                null,
                price,
                COMMISSION,
                CancellationPolicy.STANDARD,
                ConfirmationMode.INSTANT,
                "sandbox",
                "pm_card_visa",
                Personal.of(LERATO, "content"),
                ReadSide.NOW.plus(Duration.ofMinutes(15)),
                proposalId);
    }

    public static ReadSide reserved(ReadSide side, BookingId booking) {
        var calendar = CalendarId.of(THANDI);
        return side.store(
                calendar, new TimeReserved(calendar, booking, Party.MENTOR, SLOT.followedBy(Duration.ofMinutes(15))));
    }

    /** From the request to the payout. */
    public static ReadSide held(ReadSide side, BookingId booking, Money price) {
        paid(side, booking, price);
        var payout = PayoutId.of(booking);
        var settlement = Settlement.of(price, COMMISSION, price.zero());
        var due = SLOT.endsAt().plus(Duration.ofHours(24));
        return side.at(SLOT.endsAt())
                .store(
                        booking,
                        new BookingCompleted(booking),
                        new BookingSettled(booking, THANDI_MENTOR, settlement, true, due))
                .store(
                        payout,
                        new PayoutScheduled(
                                payout, booking, THANDI_MENTOR, settlement.mentorShare(), settlement.commission(), due),
                        new PayoutSent(payout, booking, THANDI_MENTOR, settlement.mentorShare(), price.zero(), "po_1"))
                .store(booking, new MentorSettled(booking), new BookingClosed(booking));
    }

    /** From the request to the confirmation. */
    public static ReadSide paid(ReadSide side, BookingId booking, Money price) {
        var payment = PaymentId.of(booking);
        side.store(booking, requested(booking, price));
        reserved(side, booking);
        return side.store(
                        payment,
                        new AuthorizationRequested(payment, booking, LERATO, price, "sandbox", "pm_card_visa"),
                        new PaymentAuthorized(payment, booking, price, "ch_1"))
                .store(booking, new BookingConfirmed(booking, ConfirmationMode.INSTANT, SLOT))
                .store(payment, new PaymentCaptured(payment, booking, price));
    }
}
