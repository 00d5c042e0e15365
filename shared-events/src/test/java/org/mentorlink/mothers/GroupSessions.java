package org.mentorlink.mothers;

import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.GATEWAY;
import static org.mentorlink.mothers.Bookings.PAYMENT_METHOD;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.time.Duration;
import java.time.Instant;
import org.mentorlink.booking.BookingCommand.RequestSeat;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.GroupSessionCommand.ScheduleGroupSession;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionScheduled;
import org.mentorlink.booking.GroupSessionEvent.SeatConfirmed;
import org.mentorlink.booking.GroupSessionEvent.SeatTaken;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionKind;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** Grace's workshop, next Monday from ten to twelve, with two seats for ZAR 350.00 each. */
public final class GroupSessions {

    public static final GroupSessionId WORKSHOP = new GroupSessionId("grp_grace-1");
    public static final Instant WORKSHOP_STARTS = Bookings.MONDAY_10H;
    public static final TimeSlot WORKSHOP_TIME = TimeSlot.of(WORKSHOP_STARTS, Duration.ofHours(2));

    /** The workshop and the mentor's rest after it. */
    public static final TimeSlot WORKSHOP_RESERVED = WORKSHOP_TIME.followedBy(Mentors.MORNINGS.buffer());

    public static final String TITLE = "Compilers for everyone";

    private GroupSessions() {}

    public static ScheduleGroupSession schedule() {
        return schedule(2, TITLE);
    }

    public static ScheduleGroupSession schedule(int seats, String title) {
        return new ScheduleGroupSession(
                WORKSHOP,
                MENTOR_GRACE,
                GroupSessionKind.WORKSHOP,
                title,
                null,
                WORKSHOP_TIME.startsAt(),
                WORKSHOP_TIME.endsAt(),
                seats,
                PRICE,
                Modality.VIDEO);
    }

    public static GroupSessionScheduled scheduled() {
        return scheduled(Settings.COMMISSION_BASIS_POINTS);
    }

    public static GroupSessionScheduled scheduled(int commissionBasisPoints) {
        return new GroupSessionScheduled(
                WORKSHOP,
                MENTOR_GRACE,
                GRACE,
                GroupSessionKind.WORKSHOP,
                Personal.of(GRACE, TITLE),
                null,
                WORKSHOP_TIME,
                Mentors.MORNINGS.bufferMinutes(),
                2,
                PRICE,
                Modality.VIDEO,
                commissionBasisPoints,
                CancellationPolicy.STANDARD);
    }

    public static GroupSessionOpened opened() {
        return new GroupSessionOpened(WORKSHOP);
    }

    public static SeatTaken taken(BookingId bookingId, MemberId menteeId) {
        return new SeatTaken(WORKSHOP, bookingId, menteeId);
    }

    public static SeatConfirmed seatConfirmed(BookingId bookingId) {
        return new SeatConfirmed(WORKSHOP, bookingId);
    }

    public static RequestSeat requestSeat() {
        return new RequestSeat(BOOKING, WORKSHOP, ADA, "My first compiler", GATEWAY, PAYMENT_METHOD);
    }

    /** Ada's seat, asked for. */
    public static BookingRequested seatRequested(String contentHash) {
        return new BookingRequested(
                BOOKING,
                MENTOR_GRACE,
                GRACE,
                ADA,
                WORKSHOP_TIME,
                Mentors.MORNINGS.bufferMinutes(),
                Personal.of(ADA, "My first compiler"),
                null,
                Modality.VIDEO,
                null,
                WORKSHOP,
                PRICE,
                Settings.COMMISSION_BASIS_POINTS,
                CancellationPolicy.STANDARD,
                ConfirmationMode.INSTANT,
                GATEWAY,
                PAYMENT_METHOD,
                Personal.of(ADA, contentHash),
                NOW.plus(Settings.HOLD),
                null);
    }
}
