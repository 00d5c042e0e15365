package org.mentorlink.command.booking;

import static org.mentorlink.command.booking.Blocks.NOBODY_BLOCKED;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.GATEWAY;
import static org.mentorlink.mothers.Bookings.NOTHING;
import static org.mentorlink.mothers.Bookings.OTHER_BOOKING;
import static org.mentorlink.mothers.Bookings.PAYMENT_METHOD;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.cancelled;
import static org.mentorlink.mothers.Bookings.checkedIn;
import static org.mentorlink.mothers.Bookings.disputed;
import static org.mentorlink.mothers.Bookings.settled;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP_STARTS;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP_TIME;
import static org.mentorlink.mothers.GroupSessions.opened;
import static org.mentorlink.mothers.GroupSessions.requestSeat;
import static org.mentorlink.mothers.GroupSessions.scheduled;
import static org.mentorlink.mothers.GroupSessions.seatRequested;
import static org.mentorlink.mothers.GroupSessions.taken;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.HOURLY_RATE;
import static org.mentorlink.mothers.Mentors.MORNINGS;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingCommand.CancelSeat;
import org.mentorlink.booking.BookingCommand.CheckIn;
import org.mentorlink.booking.BookingCommand.NoteMentorPresent;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingCommand.RefuseSeat;
import org.mentorlink.booking.BookingCommand.RequestSeat;
import org.mentorlink.booking.BookingCommand.TakeOverMeetingLink;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkRemoved;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkSet;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.booking.Party;
import org.mentorlink.command.program.Onboardings;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.StepKind;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/** The booking of a seat: what is other than for a session of two. */
class SeatTest {

    /** What this test answers for. */
    static final Set<Class<?>> MESSAGES = Set.of(
            RequestSeat.class, RefuseSeat.class, CancelSeat.class, NoteMentorPresent.class, TakeOverMeetingLink.class);

    private static final String HASH = ContentHash.of(requestSeat());
    private static final BookingConfirmed CONFIRMED =
            new BookingConfirmed(BOOKING, ConfirmationMode.INSTANT, WORKSHOP_TIME);
    private static final Instant WINDOW = NOW.plus(Settings.DISPUTE_WINDOW);

    @AfterAll
    static void every_message_about_seats_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @Nested
    class Requesting {

        @Test
        void copies_what_the_group_session_offers_and_confirms_by_the_payment_alone() {
            asking(scheduled(), opened()).when(requestSeat()).then(seatRequested(HASH));
        }

        @Test
        void changes_nothing_when_repeated_even_when_the_session_is_full() {
            asking(scheduled(), opened(), taken(OTHER_BOOKING, LINUS), taken(BOOKING, ADA))
                    .given(seatRequested(HASH))
                    .when(requestSeat())
                    .nothing();
        }

        @Test
        void is_refused_when_the_key_was_used_for_something_else() {
            asking(scheduled(), opened())
                    .given(seatRequested(HASH))
                    .when(seat(ADA, "Another topic", GATEWAY, PAYMENT_METHOD))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
        }

        @Test
        void is_refused_where_all_seats_are_taken_or_kept_for_others() {
            var other = new BookingId("bkg_3");
            asking(scheduled(), opened(), taken(OTHER_BOOKING, LINUS), taken(other, new MemberId("mbr_alan")))
                    .when(requestSeat())
                    .refused("SEATS_TAKEN", "input", "groupSessionId");
            asking(scheduled(), opened(), taken(OTHER_BOOKING, LINUS), offered(new MemberId("mbr_alan")))
                    .when(requestSeat())
                    .refused("SEATS_TAKEN", "input", "groupSessionId");
        }

        @Test
        void is_possible_for_whom_the_last_seat_is_kept() {
            asking(scheduled(), opened(), taken(OTHER_BOOKING, LINUS), offered(ADA))
                    .when(requestSeat())
                    .then(seatRequested(HASH));
        }

        @Test
        void is_refused_before_the_session_opens_and_after_it_starts_or_is_cancelled() {
            asking(scheduled()).when(requestSeat()).refused("GROUP_SESSION_CLOSED", "input", "groupSessionId");
            asking(scheduled(), opened(), new GroupSessionCancelled(WORKSHOP, CancelledBy.MENTOR, null))
                    .when(requestSeat())
                    .refused("GROUP_SESSION_CLOSED", "input", "groupSessionId");
            at(WORKSHOP_STARTS, false, scheduled(), opened())
                    .when(requestSeat())
                    .refused("GROUP_SESSION_CLOSED", "input", "groupSessionId");
        }

        @Test
        void is_refused_to_who_has_a_seat_and_to_the_mentor() {
            asking(scheduled(), opened(), taken(OTHER_BOOKING, ADA))
                    .when(requestSeat())
                    .refused("SEAT_HELD_ALREADY", "input", "groupSessionId");
            asking(scheduled(), opened())
                    .when(seat(GRACE, "Mine", GATEWAY, PAYMENT_METHOD))
                    .refused("OWN_GROUP_SESSION", "input", "groupSessionId");
        }

        @Test
        void is_refused_without_a_topic_a_known_gateway_and_a_token() {
            asking(scheduled(), opened())
                    .when(seat(ADA, " ", GATEWAY, PAYMENT_METHOD))
                    .refused("BLANK_TOPIC", "input", "topic");
            asking(scheduled(), opened())
                    .when(seat(ADA, "x", "nobody", PAYMENT_METHOD))
                    .refused("UNKNOWN_GATEWAY", "input", "gateway");
            asking(scheduled(), opened())
                    .when(seat(ADA, "x", GATEWAY, "4111 1111"))
                    .refused("INVALID_PAYMENT_METHOD", "input", "paymentMethod");
        }

        @Test
        void is_refused_where_there_is_no_such_session() {
            asking().when(requestSeat()).refused("NOT_FOUND", "input", "groupSessionId");
        }

        @Test
        void is_refused_while_a_step_of_the_onboarding_is_missing() {
            at(NOW, true, scheduled(), opened()).when(requestSeat()).refused("ONBOARDING_INCOMPLETE");
        }
    }

    @Nested
    class WithoutASeat {

        @Test
        void is_declined_with_the_reason() {
            asking().given(seatRequested(HASH))
                    .when(new RefuseSeat(BOOKING, "SEATS_TAKEN"))
                    .then(new BookingDeclined(BOOKING, "SEATS_TAKEN", null));
        }

        @Test
        void changes_nothing_where_the_booking_has_ended() {
            asking().given(seatRequested(HASH), new BookingExpired(BOOKING, "HOLD"))
                    .when(new RefuseSeat(BOOKING, "SEATS_TAKEN"))
                    .nothing();
        }
    }

    @Nested
    class CalledOff {

        private static final CancelSeat CALLED_OFF = new CancelSeat(BOOKING, CancelledBy.MENTOR);

        @Test
        void is_returned_in_full_where_it_stands_however_late_this_comes() {
            asking().given(seatRequested(HASH), CONFIRMED)
                    .when(CALLED_OFF)
                    .then(cancelled(CancelledBy.MENTOR), settled(PRICE, false, WINDOW));
            var late = WORKSHOP_STARTS.plusSeconds(60);
            at(late, false)
                    .given(seatRequested(HASH), CONFIRMED)
                    .when(CALLED_OFF)
                    .then(cancelled(CancelledBy.MENTOR), settled(PRICE, false, late.plus(Settings.DISPUTE_WINDOW)));
        }

        @Test
        void ends_what_is_not_paid_for_yet() {
            asking().given(seatRequested(HASH)).when(CALLED_OFF).then(cancelled(CancelledBy.MENTOR));
        }

        @Test
        void changes_nothing_twice_or_after_another_end() {
            asking().given(seatRequested(HASH), CONFIRMED, cancelled(CancelledBy.MENTOR), settled(PRICE, false, WINDOW))
                    .when(CALLED_OFF)
                    .nothing();
            asking().given(
                            seatRequested(HASH),
                            CONFIRMED,
                            cancelled(CancelledBy.MENTEE),
                            settled(NOTHING, true, WINDOW))
                    .when(CALLED_OFF)
                    .nothing();
            asking().given(seatRequested(HASH), cancelled(CancelledBy.MENTEE))
                    .when(CALLED_OFF)
                    .nothing();
            asking().given(seatRequested(HASH), CONFIRMED, disputed(DisputeSource.GATEWAY, null))
                    .when(CALLED_OFF)
                    .nothing();
        }

        @Test
        void returns_what_an_absence_from_it_would_have_cost() {
            asking().given(
                            seatRequested(HASH),
                            CONFIRMED,
                            checkedIn(Party.MENTOR),
                            new NoShowRecorded(BOOKING, Absent.MENTEE),
                            settled(NOTHING, true, WINDOW))
                    .when(CALLED_OFF)
                    .then(settled(PRICE, true, WINDOW));
        }
    }

    @Nested
    class Attendance {

        @Test
        void of_the_mentor_is_told_by_the_group_session() {
            asking().given(seatRequested(HASH), CONFIRMED)
                    .when(new NoteMentorPresent(BOOKING))
                    .then(checkedIn(Party.MENTOR));
            asking().given(seatRequested(HASH), CONFIRMED, checkedIn(Party.MENTOR))
                    .when(new NoteMentorPresent(BOOKING))
                    .nothing();
            asking().given(seatRequested(HASH))
                    .when(new NoteMentorPresent(BOOKING))
                    .nothing();
        }

        @Test
        void of_the_mentor_is_not_told_seat_by_seat() {
            at(WORKSHOP_STARTS, false)
                    .given(seatRequested(HASH), CONFIRMED)
                    .when(new CheckIn(BOOKING, Party.MENTOR))
                    .refused("CHECK_IN_FOR_ALL");
        }

        @Test
        void of_a_mentee_is_their_own() {
            at(WORKSHOP_STARTS, false)
                    .given(seatRequested(HASH), CONFIRMED)
                    .when(new CheckIn(BOOKING, Party.MENTEE))
                    .then(checkedIn(Party.MENTEE));
        }
    }

    @Nested
    class Meeting_link {

        private static final String ZOOM = "https://us02web.zoom.us/j/123?pwd=abc";
        private static final String MEET = "https://meet.google.com/abc-defg-hij";
        private static final TakeOverMeetingLink TAKE_OVER = new TakeOverMeetingLink(BOOKING, WORKSHOP);

        @Test
        void is_the_one_that_the_session_has_by_then() {
            asking(scheduled(), opened(), group(MeetingHost.ZOOM, ZOOM), group(MeetingHost.MEET, MEET))
                    .given(seatRequested(HASH), CONFIRMED)
                    .when(TAKE_OVER)
                    .then(seat(MeetingHost.MEET, MEET));
        }

        @Test
        void replaces_the_one_before_and_is_taken_over_once() {
            asking(scheduled(), opened(), group(MeetingHost.MEET, MEET))
                    .given(seatRequested(HASH), CONFIRMED, seat(MeetingHost.ZOOM, ZOOM))
                    .when(TAKE_OVER)
                    .then(seat(MeetingHost.MEET, MEET));
            asking(scheduled(), opened(), group(MeetingHost.ZOOM, ZOOM))
                    .given(seatRequested(HASH), CONFIRMED, seat(MeetingHost.ZOOM, ZOOM))
                    .when(TAKE_OVER)
                    .nothing();
        }

        @Test
        void goes_with_that_of_the_session() {
            asking(scheduled(), opened(), group(MeetingHost.ZOOM, ZOOM), new GroupMeetingLinkRemoved(WORKSHOP))
                    .given(seatRequested(HASH), CONFIRMED, seat(MeetingHost.ZOOM, ZOOM))
                    .when(TAKE_OVER)
                    .then(new MeetingLinkRemoved(BOOKING));
        }

        @Test
        void is_told_to_nobody_whose_booking_does_not_stand() {
            asking(scheduled(), opened(), group(MeetingHost.ZOOM, ZOOM))
                    .given(seatRequested(HASH))
                    .when(TAKE_OVER)
                    .nothing();
            asking(scheduled(), opened(), group(MeetingHost.ZOOM, ZOOM))
                    .given(seatRequested(HASH), CONFIRMED, cancelled(CancelledBy.MENTEE))
                    .when(TAKE_OVER)
                    .nothing();
        }

        private static GroupMeetingLinkSet group(MeetingHost host, String url) {
            return new GroupMeetingLinkSet(WORKSHOP, host, Personal.of(GRACE, url));
        }

        private static MeetingLinkSet seat(MeetingHost host, String url) {
            return new MeetingLinkSet(BOOKING, host, Personal.of(GRACE, url));
        }
    }

    @Test
    void a_seat_cannot_be_moved() {
        var later = WORKSHOP_STARTS.plus(Duration.ofHours(3));
        asking().given(seatRequested(HASH), CONFIRMED)
                .when(new ProposeTime(BOOKING, ADA, Party.MENTEE, later, null))
                .refused("SEAT_NOT_RESCHEDULABLE");
        asking().given(seatRequested(HASH), CONFIRMED)
                .when(new ProposeTime(BOOKING, GRACE, Party.MENTOR, later, null))
                .refused("SEAT_NOT_RESCHEDULABLE");
    }

    private static RequestSeat seat(MemberId menteeId, String topic, String gateway, String paymentMethod) {
        return new RequestSeat(BOOKING, WORKSHOP, menteeId, topic, gateway, paymentMethod);
    }

    private static SeatOffered offered(MemberId memberId) {
        return new SeatOffered(WORKSHOP, memberId, 1, NOW.plusSeconds(1));
    }

    /** @param session what has happened to the group session; nothing where there is none */
    private static Scenario<Booking> asking(GroupSessionEvent... session) {
        return at(NOW, false, session);
    }

    private static Scenario<Booking> at(Instant now, boolean stepMissing, GroupSessionEvent... session) {
        MentorOffers offers = mentorId -> new Offer(
                mentorId,
                GRACE,
                HOURLY_RATE,
                Availability.of(MORNINGS),
                ConfirmationMode.APPROVAL,
                Map.of(),
                CancellationPolicy.STANDARD);
        GroupSessions sessions = id -> stateAfter(session)
                .orElseThrow(() ->
                        Refused.because("NOT_FOUND", "There is no such group session.", "input", "groupSessionId"));
        var step = new OnboardingStep(
                "check", StepKind.BACKGROUND_CHECK, "Background check", null, null, true, null, null, 1);
        Onboardings onboardings =
                (memberId, role) -> stepMissing && role == ProgramRole.MENTEE ? Optional.of(step) : Optional.empty();
        KnownGateways gateways = GATEWAY::equals;
        return new Scenario<>(
                Booking.class, now, sessions, offers, new BookingReadiness(onboardings, NOBODY_BLOCKED), gateways);
    }

    private static Optional<GroupSessionState> stateAfter(GroupSessionEvent... events) {
        @Nullable GroupSessionState state = null;
        for (var event : events) {
            state = GroupSessionState.evolve(state, event);
        }
        return Optional.ofNullable(state);
    }
}
