package org.mentorlink.mothers;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingEvent.ConfirmationAwaited;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.Settlement;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** Ada's booking of an hour with Grace, next Monday at ten, for ZAR 350.00. */
public final class Bookings {

    public static final BookingId BOOKING = new BookingId("bkg_ada-grace-1");
    public static final BookingId OTHER_BOOKING = new BookingId("bkg_linus-grace-1");
    public static final DisputeId DISPUTE = DisputeId.of(BOOKING);

    /** Next Monday, ten o'clock in Johannesburg. */
    public static final Instant MONDAY_10H = Instant.parse("2026-03-09T08:00:00Z");

    public static final TimeSlot SESSION = TimeSlot.of(MONDAY_10H, Settings.SESSION);

    /** The session and the mentor's rest after it. */
    public static final TimeSlot MENTORS_TIME = SESSION.followedBy(Mentors.MORNINGS.buffer());

    public static final Money PRICE = Money.of(35_000, "ZAR");
    public static final Money NOTHING = Money.zero("ZAR");
    public static final String GATEWAY = "sandbox";
    public static final String PAYMENT_METHOD = "pm_visa";
    public static final String TOPIC = "My first compiler";
    public static final String DESCRIPTION = "How do I begin?";

    /** Of {@link #request()}. */
    public static final String CONTENT_HASH = "f45f5f4a56937afbbeb257f862df2878ba803f7b7c4e29d16a6b8f4464b47bed";

    private Bookings() {}

    public static RequestBooking request() {
        return new RequestBooking(
                BOOKING,
                MENTOR_GRACE,
                ADA,
                null,
                MONDAY_10H,
                TOPIC,
                DESCRIPTION,
                Modality.VIDEO,
                GATEWAY,
                PAYMENT_METHOD);
    }

    public static BookingRequested requested() {
        return requested(ConfirmationMode.INSTANT);
    }

    public static BookingRequested requested(ConfirmationMode confirmation) {
        return requested(confirmation, PRICE, Settings.COMMISSION_BASIS_POINTS);
    }

    public static BookingRequested requested(ConfirmationMode confirmation, Money price, int commissionBasisPoints) {
        return new BookingRequested(
                BOOKING,
                MENTOR_GRACE,
                GRACE,
                ADA,
                SESSION,
                Mentors.MORNINGS.bufferMinutes(),
                Personal.of(ADA, TOPIC),
                Personal.of(ADA, DESCRIPTION),
                Modality.VIDEO,
                null,
                null,
                price,
                commissionBasisPoints,
                CancellationPolicy.STANDARD,
                confirmation,
                GATEWAY,
                PAYMENT_METHOD,
                Personal.of(ADA, CONTENT_HASH),
                NOW.plus(Settings.HOLD),
                null);
    }

    public static ConfirmationAwaited awaited() {
        return new ConfirmationAwaited(BOOKING, NOW.plus(Settings.CONFIRMATION));
    }

    public static BookingConfirmed confirmed() {
        return confirmed(ConfirmationMode.INSTANT);
    }

    public static BookingConfirmed confirmed(ConfirmationMode confirmation) {
        return new BookingConfirmed(BOOKING, confirmation, SESSION);
    }

    public static CheckedIn checkedIn(Party party) {
        return new CheckedIn(BOOKING, party);
    }

    public static BookingCancelled cancelled(CancelledBy by) {
        return new BookingCancelled(BOOKING, by, false, null);
    }

    /** The price less the refund, divided at the platform's rate. */
    public static BookingSettled settled(Money refund, boolean payout, Instant payoutDueAt) {
        return new BookingSettled(
                BOOKING,
                MENTOR_GRACE,
                Settlement.of(PRICE, Settings.COMMISSION_BASIS_POINTS, refund),
                payout,
                payoutDueAt);
    }

    public static DisputeOpened disputed(DisputeSource source, @Nullable Personal reason) {
        return new DisputeOpened(BOOKING, DISPUTE, source, reason);
    }

    /** The first hearing of a dispute opened at that moment. */
    public static HearingOpened heard(Instant at) {
        return heard(0, at);
    }

    /** @param number of the appeal */
    public static HearingOpened heard(int number, Instant at) {
        return new HearingOpened(
                BOOKING, DISPUTE, number, at.plus(Settings.DISPUTE_ANSWERS), at.plus(Settings.DISPUTE_DECISION));
    }

    public static ReserveTime reserveMentorsTime() {
        return new ReserveTime(Members.GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME);
    }

    public static TimeReserved mentorsTimeReserved() {
        return new TimeReserved(Members.GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME);
    }

    public static TimeReserved menteesTimeReserved() {
        return new TimeReserved(Members.ADAS_CALENDAR, BOOKING, Party.MENTEE, SESSION);
    }
}
