package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.OTHER_BOOKING;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.GroupSessions.TITLE;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP_STARTS;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP_TIME;
import static org.mentorlink.mothers.GroupSessions.opened;
import static org.mentorlink.mothers.GroupSessions.schedule;
import static org.mentorlink.mothers.GroupSessions.scheduled;
import static org.mentorlink.mothers.GroupSessions.seatConfirmed;
import static org.mentorlink.mothers.GroupSessions.taken;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.HOURLY_RATE;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.MORNINGS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.GroupSessionCommand;
import org.mentorlink.booking.GroupSessionCommand.CancelGroupSession;
import org.mentorlink.booking.GroupSessionCommand.CheckInToGroupSession;
import org.mentorlink.booking.GroupSessionCommand.ConfirmSeat;
import org.mentorlink.booking.GroupSessionCommand.EndGroupSession;
import org.mentorlink.booking.GroupSessionCommand.ExpireSeatOffer;
import org.mentorlink.booking.GroupSessionCommand.JoinWaitingList;
import org.mentorlink.booking.GroupSessionCommand.LeaveWaitingList;
import org.mentorlink.booking.GroupSessionCommand.OpenGroupSession;
import org.mentorlink.booking.GroupSessionCommand.RefuseGroupSession;
import org.mentorlink.booking.GroupSessionCommand.ReleaseSeat;
import org.mentorlink.booking.GroupSessionCommand.RemoveGroupMeetingLink;
import org.mentorlink.booking.GroupSessionCommand.ScheduleGroupSession;
import org.mentorlink.booking.GroupSessionCommand.SetGroupMeetingLink;
import org.mentorlink.booking.GroupSessionCommand.TakeSeat;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkRemoved;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkSet;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionEnded;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.MentorCheckedIn;
import org.mentorlink.booking.GroupSessionEvent.MentorPresent;
import org.mentorlink.booking.GroupSessionEvent.SeatCalledOff;
import org.mentorlink.booking.GroupSessionEvent.SeatLinkChanged;
import org.mentorlink.booking.GroupSessionEvent.SeatOfferEnded;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.GroupSessionEvent.SeatRefused;
import org.mentorlink.booking.GroupSessionEvent.SeatReleased;
import org.mentorlink.booking.GroupSessionEvent.WaitingListJoined;
import org.mentorlink.booking.GroupSessionEvent.WaitingListLeft;
import org.mentorlink.booking.GroupSessionKind;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.booking.SeatOfferEnd;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

class GroupSessionTest {

    private static final MemberId ALAN = new MemberId("mbr_alan");
    private static final MemberId EDSGER = new MemberId("mbr_edsger");
    private static final BookingId ALANS = new BookingId("bkg_alan");
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Object[] OPEN = {scheduled(), opened()};
    private static final Object[] FULL = and(OPEN, taken(BOOKING, ADA), taken(OTHER_BOOKING, LINUS));
    private static final Object[] ALAN_WAITS = and(FULL, joined(ALAN));
    private static final Object[] ALAN_IS_OFFERED = and(ALAN_WAITS, released(BOOKING, ADA), offered(ALAN, 1));
    private static final CancelGroupSession CANCEL =
            new CancelGroupSession(WORKSHOP, GRACE, CancelledBy.MENTOR, "I fell ill");
    private static final GroupSessionCancelled CANCELLED =
            new GroupSessionCancelled(WORKSHOP, CancelledBy.MENTOR, Personal.of(GRACE, "I fell ill"));
    private static final CheckInToGroupSession CHECK_IN = new CheckInToGroupSession(WORKSHOP);

    @AfterAll
    static void every_command_and_event_of_a_group_session_was_in_a_scenario() {
        Scenario.assertAllUsed(GroupSessionCommand.class, GroupSessionEvent.class);
    }

    @Nested
    class ScheduleIt {

        @Test
        void snapshots_price_commission_and_policy() {
            at(NOW).when(schedule()).then(scheduled());
        }

        /** K5: every seat is divided by what was agreed on with the mentor when it was scheduled. */
        @Test
        void keeps_the_commission_that_is_agreed_on_then() {
            at(NOW, 3_000).when(schedule()).then(scheduled(3_000));
        }

        @Test
        void changes_nothing_when_repeated_even_after_it_ended() {
            at(WORKSHOP_TIME.endsAt())
                    .given(and(OPEN, new GroupSessionEnded(WORKSHOP)))
                    .when(schedule())
                    .nothing();
        }

        @Test
        void is_refused_when_the_key_was_used_for_something_else() {
            at(NOW).given(scheduled())
                    .when(schedule(3, TITLE))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
            at(NOW).given(scheduled())
                    .when(schedule(2, "Another"))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 501})
        void is_refused_with_a_number_of_seats_that_cannot_be(int seats) {
            at(NOW).when(schedule(seats, TITLE)).refused("INVALID_SEATS", "input", "seats");
        }

        @Test
        void is_refused_without_a_title_or_with_one_too_long() {
            at(NOW).when(schedule(2, " ")).refused("BLANK_TITLE", "input", "title");
            at(NOW).when(schedule(2, "x".repeat(201))).refused("TITLE_TOO_LONG", "input", "title");
        }

        @Test
        void is_refused_in_the_past_too_far_ahead_too_short_too_long_or_between_minutes() {
            at(WORKSHOP_STARTS).when(schedule()).refused("SLOT_IN_PAST", "input", "startsAt");
            at(NOW.minus(Duration.ofDays(180))).when(schedule()).refused("SLOT_TOO_FAR", "input", "startsAt");
            at(NOW).when(lasting(Duration.ofMinutes(9))).refused("INVALID_DURATION", "input", "endsAt");
            at(NOW).when(lasting(Duration.ofMinutes(-60))).refused("INVALID_DURATION", "input", "endsAt");
            at(NOW).when(lasting(Duration.ofMinutes(721))).refused("INVALID_DURATION", "input", "endsAt");
            at(NOW).when(lasting(Duration.ofSeconds(3601))).refused("NOT_A_WHOLE_MINUTE", "input", "endsAt");
        }

        @Test
        void is_refused_for_less_than_nothing_or_too_much() {
            at(NOW).when(costing(-1)).refused("INVALID_PRICE", "input", "priceMinor");
            at(NOW).when(costing(80_000_001)).refused("INVALID_PRICE", "input", "priceMinor");
            at(NOW).when(scheduling(WORKSHOP_TIME.endsAt(), Money.of(12_345, "KWD")))
                    .refused("AMOUNT_NOT_COUNTABLE", "input", "priceMinor");
        }

        @Test
        void is_refused_to_a_mentor_who_is_not_approved() {
            MentorOffers none = mentorId -> {
                throw Refused.because("MENTOR_NOT_BOOKABLE", "This mentor cannot be booked yet.", "input", "mentorId");
            };
            new Scenario<>(GroupSession.class, NOW, none, new OfferTime(TWO_HOURS))
                    .when(schedule())
                    .refused("MENTOR_NOT_BOOKABLE", "input", "mentorId");
        }

        private ScheduleGroupSession lasting(Duration length) {
            return scheduling(WORKSHOP_STARTS.plus(length), PRICE);
        }

        private ScheduleGroupSession costing(long amountMinor) {
            return scheduling(WORKSHOP_TIME.endsAt(), Money.of(amountMinor, "ZAR"));
        }

        private ScheduleGroupSession scheduling(Instant endsAt, Money price) {
            return new ScheduleGroupSession(
                    WORKSHOP,
                    MENTOR_GRACE,
                    GroupSessionKind.WORKSHOP,
                    TITLE,
                    null,
                    WORKSHOP_STARTS,
                    endsAt,
                    2,
                    price,
                    Modality.VIDEO);
        }
    }

    @Nested
    class ItsTime {

        @Test
        void opens_it_once_it_is_reserved() {
            at(NOW).given(scheduled()).when(new OpenGroupSession(WORKSHOP)).then(opened());
            at(NOW).given(OPEN).when(new OpenGroupSession(WORKSHOP)).nothing();
            at(NOW).given(scheduled(), CANCELLED)
                    .when(new OpenGroupSession(WORKSHOP))
                    .nothing();
        }

        @Test
        void refuses_it_where_it_is_taken() {
            at(NOW).given(scheduled())
                    .when(new RefuseGroupSession(WORKSHOP))
                    .then(new GroupSessionRefused(WORKSHOP, "SLOT_TAKEN"));
            at(NOW).given(OPEN).when(new RefuseGroupSession(WORKSHOP)).nothing();
        }

        @Test
        void ends_it_when_it_is_over() {
            at(NOW).given(FULL).when(new EndGroupSession(WORKSHOP)).then(new GroupSessionEnded(WORKSHOP));
            at(NOW).given(and(FULL, new GroupSessionEnded(WORKSHOP)))
                    .when(new EndGroupSession(WORKSHOP))
                    .nothing();
            at(NOW).given(and(FULL, CANCELLED))
                    .when(new EndGroupSession(WORKSHOP))
                    .nothing();
        }
    }

    @Nested
    class TakeASeat {

        @Test
        void as_long_as_there_are_some() {
            at(NOW).given(and(OPEN, taken(OTHER_BOOKING, LINUS)))
                    .when(new TakeSeat(WORKSHOP, BOOKING, ADA))
                    .then(taken(BOOKING, ADA));
            at(NOW).given(FULL)
                    .when(new TakeSeat(WORKSHOP, ALANS, ALAN))
                    .then(new SeatRefused(WORKSHOP, ALANS, ALAN, "SEATS_TAKEN"));
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(FULL).when(new TakeSeat(WORKSHOP, BOOKING, ADA)).nothing();
        }

        @Test
        void is_refused_once_for_a_second_booking_of_the_same_mentee() {
            at(NOW).given(and(OPEN, taken(BOOKING, ADA)))
                    .when(new TakeSeat(WORKSHOP, OTHER_BOOKING, ADA))
                    .then(new SeatRefused(WORKSHOP, OTHER_BOOKING, ADA, "SEAT_HELD_ALREADY"));
        }

        @Test
        void is_refused_before_it_opens_once_it_starts_and_after_its_end() {
            var closed = new SeatRefused(WORKSHOP, BOOKING, ADA, "GROUP_SESSION_CLOSED");
            at(NOW).given(scheduled())
                    .when(new TakeSeat(WORKSHOP, BOOKING, ADA))
                    .then(closed);
            at(WORKSHOP_STARTS)
                    .given(OPEN)
                    .when(new TakeSeat(WORKSHOP, BOOKING, ADA))
                    .then(closed);
            at(NOW).given(and(OPEN, CANCELLED))
                    .when(new TakeSeat(WORKSHOP, BOOKING, ADA))
                    .then(closed);
        }

        @Test
        void is_refused_for_a_booking_that_let_go_of_it_or_was_refused_before() {
            var closed = new SeatRefused(WORKSHOP, BOOKING, ADA, "GROUP_SESSION_CLOSED");
            at(NOW).given(and(OPEN, released(BOOKING, ADA)))
                    .when(new TakeSeat(WORKSHOP, BOOKING, ADA))
                    .then(closed);
            at(NOW).given(and(OPEN, new SeatRefused(WORKSHOP, BOOKING, ADA, "SEATS_TAKEN")))
                    .when(new TakeSeat(WORKSHOP, BOOKING, ADA))
                    .then(closed);
        }

        @Test
        void is_noted_when_its_booking_stands() {
            at(NOW).given(FULL).when(new ConfirmSeat(WORKSHOP, BOOKING)).then(seatConfirmed(BOOKING));
            at(NOW).given(and(FULL, seatConfirmed(BOOKING)))
                    .when(new ConfirmSeat(WORKSHOP, BOOKING))
                    .nothing();
            at(NOW).given(and(FULL, released(BOOKING, ADA)))
                    .when(new ConfirmSeat(WORKSHOP, BOOKING))
                    .nothing();
        }

        @Test
        void is_free_again_once() {
            at(NOW).given(FULL).when(new ReleaseSeat(WORKSHOP, BOOKING, ADA)).then(released(BOOKING, ADA));
            at(NOW).given(and(FULL, released(BOOKING, ADA)))
                    .when(new ReleaseSeat(WORKSHOP, BOOKING, ADA))
                    .nothing();
            at(NOW).given(and(FULL, released(BOOKING, ADA)))
                    .when(new TakeSeat(WORKSHOP, ALANS, ALAN))
                    .then(taken(ALANS, ALAN));
        }
    }

    @Nested
    class WaitForASeat {

        @Test
        void in_line_when_there_is_none() {
            at(NOW).given(FULL).when(new JoinWaitingList(WORKSHOP, ALAN)).then(joined(ALAN));
            at(NOW).given(ALAN_WAITS).when(new JoinWaitingList(WORKSHOP, ALAN)).nothing();
            at(NOW).given(ALAN_IS_OFFERED)
                    .when(new JoinWaitingList(WORKSHOP, ALAN))
                    .nothing();
        }

        @Test
        void is_not_for_who_can_take_one_or_has_one_or_is_the_mentor() {
            at(NOW).given(OPEN).when(new JoinWaitingList(WORKSHOP, ALAN)).refused("SEATS_FREE");
            at(NOW).given(FULL)
                    .when(new JoinWaitingList(WORKSHOP, ADA))
                    .refused("SEAT_HELD_ALREADY", "input", "groupSessionId");
            at(NOW).given(FULL)
                    .when(new JoinWaitingList(WORKSHOP, GRACE))
                    .refused("OWN_GROUP_SESSION", "input", "groupSessionId");
            at(WORKSHOP_STARTS)
                    .given(FULL)
                    .when(new JoinWaitingList(WORKSHOP, ALAN))
                    .refused("GROUP_SESSION_CLOSED", "input", "groupSessionId");
        }

        @Test
        void has_an_end() {
            var line = IntStream.range(0, Settings.WAITING_LIST)
                    .mapToObj(number -> joined(new MemberId("mbr_" + number)))
                    .toArray();
            at(NOW).given(and(FULL, line))
                    .when(new JoinWaitingList(WORKSHOP, ALAN))
                    .refused("WAITING_LIST_FULL");
        }

        @Test
        void can_be_given_up() {
            at(NOW).given(ALAN_WAITS)
                    .when(new LeaveWaitingList(WORKSHOP, ALAN))
                    .then(new WaitingListLeft(WORKSHOP, ALAN));
            at(NOW).given(FULL).when(new LeaveWaitingList(WORKSHOP, ALAN)).nothing();
        }

        @Test
        void offers_a_freed_seat_to_the_first_for_two_hours() {
            at(NOW).given(and(ALAN_WAITS, joined(EDSGER)))
                    .when(new ReleaseSeat(WORKSHOP, BOOKING, ADA))
                    .then(released(BOOKING, ADA), offered(ALAN, 1));
        }

        @Test
        void offers_it_no_longer_than_until_the_start_and_not_at_all_after_it() {
            var soon = WORKSHOP_STARTS.minusSeconds(60);
            at(soon).given(ALAN_WAITS)
                    .when(new ReleaseSeat(WORKSHOP, BOOKING, ADA))
                    .then(released(BOOKING, ADA), new SeatOffered(WORKSHOP, ALAN, 1, WORKSHOP_STARTS));
            at(WORKSHOP_STARTS)
                    .given(ALAN_WAITS)
                    .when(new ReleaseSeat(WORKSHOP, BOOKING, ADA))
                    .then(released(BOOKING, ADA));
        }

        @Test
        void keeps_the_offered_seat_for_them_alone() {
            at(NOW).given(ALAN_IS_OFFERED)
                    .when(new TakeSeat(WORKSHOP, new BookingId("bkg_edsger"), EDSGER))
                    .then(new SeatRefused(WORKSHOP, new BookingId("bkg_edsger"), EDSGER, "SEATS_TAKEN"));
            at(NOW).given(ALAN_IS_OFFERED)
                    .when(new TakeSeat(WORKSHOP, ALANS, ALAN))
                    .then(taken(ALANS, ALAN));
        }

        @Test
        void is_too_late_once_the_offer_is_over() {
            at(NOW.plus(TWO_HOURS))
                    .given(ALAN_IS_OFFERED)
                    .when(new TakeSeat(WORKSHOP, ALANS, ALAN))
                    .then(new SeatRefused(WORKSHOP, ALANS, ALAN, "SEATS_TAKEN"));
        }

        @Test
        void passes_the_seat_on_when_the_offer_lapses_or_is_declined() {
            var next = and(ALAN_IS_OFFERED, joined(EDSGER));
            at(NOW).given(next)
                    .when(new ExpireSeatOffer(WORKSHOP, ALAN, 1))
                    .then(ended(SeatOfferEnd.EXPIRED), offered(EDSGER, 2));
            at(NOW).given(next)
                    .when(new LeaveWaitingList(WORKSHOP, ALAN))
                    .then(ended(SeatOfferEnd.DECLINED), offered(EDSGER, 2));
        }

        /** A declined card, or a hold that ran out, costs nobody their place. */
        @Test
        void keeps_it_for_them_again_when_their_booking_comes_to_nothing_while_the_offer_lasts() {
            var release = new ReleaseSeat(WORKSHOP, ALANS, ALAN);
            var declined = and(ALAN_IS_OFFERED, joined(EDSGER), taken(ALANS, ALAN));
            var before = NOW.plus(TWO_HOURS).minusSeconds(1);
            at(before).given(declined).when(release).then(released(ALANS, ALAN), offered(ALAN, 2));
            at(before)
                    .given(and(declined, released(ALANS, ALAN), offered(ALAN, 2)))
                    .when(new TakeSeat(WORKSHOP, new BookingId("bkg_alan2"), ALAN))
                    .then(taken(new BookingId("bkg_alan2"), ALAN));
            // What the first offer was to end is not ended by it any more.
            at(NOW.plus(TWO_HOURS))
                    .given(and(declined, released(ALANS, ALAN), offered(ALAN, 2)))
                    .when(new ExpireSeatOffer(WORKSHOP, ALAN, 1))
                    .nothing();
        }

        @Test
        void passes_it_on_when_the_offer_is_over_by_then_or_the_booking_stood() {
            var over = NOW.plus(TWO_HOURS);
            var declined = and(ALAN_IS_OFFERED, joined(EDSGER), taken(ALANS, ALAN));
            var release = new ReleaseSeat(WORKSHOP, ALANS, ALAN);
            at(over).given(declined)
                    .when(release)
                    .then(released(ALANS, ALAN), new SeatOffered(WORKSHOP, EDSGER, 2, over.plus(TWO_HOURS)));
            at(NOW).given(and(declined, seatConfirmed(ALANS)))
                    .when(release)
                    .then(released(ALANS, ALAN), offered(EDSGER, 2));
            at(NOW).given(and(declined, CANCELLED)).when(release).then(released(ALANS, ALAN));
        }

        @Test
        void leaves_alone_what_was_taken_or_ended_before_it_lapsed() {
            at(NOW).given(and(ALAN_IS_OFFERED, taken(ALANS, ALAN)))
                    .when(new ExpireSeatOffer(WORKSHOP, ALAN, 1))
                    .nothing();
            at(NOW).given(and(ALAN_IS_OFFERED, ended(SeatOfferEnd.DECLINED), joined(ALAN), offered(ALAN, 2)))
                    .when(new ExpireSeatOffer(WORKSHOP, ALAN, 1))
                    .nothing();
        }

        @Test
        void is_over_when_the_session_is_cancelled() {
            at(NOW).given(and(ALAN_IS_OFFERED, joined(EDSGER), CANCELLED))
                    .when(new ExpireSeatOffer(WORKSHOP, ALAN, 1))
                    .nothing();
            at(NOW).given(and(ALAN_IS_OFFERED, joined(EDSGER), CANCELLED))
                    .when(new ReleaseSeat(WORKSHOP, OTHER_BOOKING, LINUS))
                    .then(released(OTHER_BOOKING, LINUS));
        }
    }

    @Nested
    class Attend {

        private static final Instant EARLIEST = WORKSHOP_STARTS.minus(Settings.CHECK_IN_OPENS);

        @Test
        void tells_every_booking_that_stands() {
            at(EARLIEST)
                    .given(and(FULL, seatConfirmed(BOOKING)))
                    .when(CHECK_IN)
                    .then(new MentorCheckedIn(WORKSHOP), new MentorPresent(WORKSHOP, BOOKING));
        }

        @Test
        void tells_those_that_stand_later() {
            at(EARLIEST)
                    .given(and(FULL, new MentorCheckedIn(WORKSHOP)))
                    .when(new ConfirmSeat(WORKSHOP, OTHER_BOOKING))
                    .then(seatConfirmed(OTHER_BOOKING), new MentorPresent(WORKSHOP, OTHER_BOOKING));
        }

        @Test
        void changes_nothing_twice() {
            at(EARLIEST)
                    .given(and(FULL, new MentorCheckedIn(WORKSHOP)))
                    .when(CHECK_IN)
                    .nothing();
        }

        @Test
        void is_refused_too_early_too_late_and_where_it_does_not_take_place() {
            at(EARLIEST.minusSeconds(1)).given(FULL).when(CHECK_IN).refused("CHECK_IN_NOT_OPEN");
            at(WORKSHOP_TIME.endsAt()).given(FULL).when(CHECK_IN).refused("CHECK_IN_CLOSED");
            at(EARLIEST).given(and(FULL, CANCELLED)).when(CHECK_IN).refused("GROUP_SESSION_NOT_OPEN");
        }
    }

    @Nested
    class Say_where {

        private static final String ZOOM = "https://us02web.zoom.us/j/123?pwd=abc";
        private static final String MEET = "https://meet.google.com/abc-defg-hij";

        @Test
        void tells_every_booking_that_stands_and_those_alone() {
            at(NOW).given(and(FULL, seatConfirmed(BOOKING)))
                    .when(set(GRACE, ' ' + ZOOM, null))
                    .then(linked(MeetingHost.ZOOM, ZOOM), new SeatLinkChanged(WORKSHOP, BOOKING));
        }

        @Test
        void tells_those_that_stand_later_after_the_mentors_presence() {
            at(NOW).given(and(FULL, linked(MeetingHost.ZOOM, ZOOM), new MentorCheckedIn(WORKSHOP)))
                    .when(new ConfirmSeat(WORKSHOP, OTHER_BOOKING))
                    .then(
                            seatConfirmed(OTHER_BOOKING),
                            new MentorPresent(WORKSHOP, OTHER_BOOKING),
                            new SeatLinkChanged(WORKSHOP, OTHER_BOOKING));
        }

        @Test
        void does_not_tell_who_let_go_of_the_seat() {
            at(NOW).given(and(FULL, seatConfirmed(BOOKING), released(BOOKING, ADA)))
                    .when(set(GRACE, ZOOM, null))
                    .then(linked(MeetingHost.ZOOM, ZOOM));
        }

        @Test
        void another_link_replaces_it_and_the_same_changes_nothing() {
            at(NOW).given(and(FULL, seatConfirmed(BOOKING), linked(MeetingHost.ZOOM, ZOOM)))
                    .when(set(GRACE, MEET, null))
                    .then(linked(MeetingHost.MEET, MEET), new SeatLinkChanged(WORKSHOP, BOOKING));
            at(NOW).given(and(FULL, linked(MeetingHost.ZOOM, ZOOM)))
                    .when(set(GRACE, ZOOM, 1))
                    .nothing();
        }

        @Test
        void is_taken_back_from_everybody_once() {
            at(NOW).given(and(FULL, seatConfirmed(BOOKING), linked(MeetingHost.ZOOM, ZOOM)))
                    .when(new RemoveGroupMeetingLink(WORKSHOP, GRACE, null))
                    .then(new GroupMeetingLinkRemoved(WORKSHOP), new SeatLinkChanged(WORKSHOP, BOOKING));
            at(NOW).given(and(FULL, linked(MeetingHost.ZOOM, ZOOM), new GroupMeetingLinkRemoved(WORKSHOP)))
                    .when(new RemoveGroupMeetingLink(WORKSHOP, GRACE, null))
                    .nothing();
        }

        @Test
        void is_for_its_mentor_alone() {
            at(NOW).given(FULL).when(set(ADA, ZOOM, null)).refused("ONLY_THE_MENTOR", "input", "groupSessionId");
            at(NOW).given(and(FULL, linked(MeetingHost.ZOOM, ZOOM)))
                    .when(new RemoveGroupMeetingLink(WORKSHOP, ADA, null))
                    .refused("ONLY_THE_MENTOR", "input", "groupSessionId");
        }

        @Test
        void needs_a_session_that_takes_place_and_a_safe_address() {
            at(NOW).given(scheduled()).when(set(GRACE, ZOOM, null)).refused("GROUP_SESSION_NOT_OPEN");
            at(NOW).given(and(FULL, CANCELLED)).when(set(GRACE, ZOOM, null)).refused("GROUP_SESSION_NOT_OPEN");
            at(NOW).given(and(FULL, linked(MeetingHost.ZOOM, ZOOM), new GroupSessionEnded(WORKSHOP)))
                    .when(new RemoveGroupMeetingLink(WORKSHOP, GRACE, null))
                    .refused("GROUP_SESSION_NOT_OPEN");
            at(NOW).given(FULL)
                    .when(set(GRACE, "http://zoom.us/j/1", null))
                    .refused("INVALID_MEETING_LINK", "input", "url");
        }

        /** The link is the fifth event; a seat that is taken meanwhile is in nobody's way. */
        @Test
        void is_refused_to_who_has_not_seen_the_link_as_it_is() {
            var linked = and(FULL, linked(MeetingHost.ZOOM, ZOOM), seatConfirmed(BOOKING));
            at(NOW).given(linked).when(set(GRACE, MEET, 4)).refused("VERSION_CONFLICT", "input", "expectedVersion");
            at(NOW).given(linked)
                    .when(new RemoveGroupMeetingLink(WORKSHOP, GRACE, 7))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
            at(NOW).given(linked)
                    .when(set(GRACE, MEET, 5))
                    .then(linked(MeetingHost.MEET, MEET), new SeatLinkChanged(WORKSHOP, BOOKING));
        }

        @Test
        void is_refused_where_it_was_changed_too_often() {
            var changes = and(
                    FULL,
                    IntStream.range(0, Settings.LINK_CHANGES)
                            .mapToObj(number -> linked(MeetingHost.ZOOM, ZOOM))
                            .toArray());
            at(NOW).given(Arrays.copyOf(changes, changes.length - 1))
                    .when(set(GRACE, MEET, null))
                    .then(linked(MeetingHost.MEET, MEET));
            at(NOW).given(changes).when(set(GRACE, MEET, null)).refused("LINK_CHANGED_TOO_OFTEN");
            at(NOW).given(changes)
                    .when(new RemoveGroupMeetingLink(WORKSHOP, GRACE, null))
                    .then(new GroupMeetingLinkRemoved(WORKSHOP));
        }

        private static SetGroupMeetingLink set(MemberId memberId, String url, @Nullable Integer expectedVersion) {
            return new SetGroupMeetingLink(WORKSHOP, memberId, url, expectedVersion);
        }

        private static GroupMeetingLinkSet linked(MeetingHost host, String url) {
            return new GroupMeetingLinkSet(WORKSHOP, host, Personal.of(GRACE, url));
        }
    }

    @Nested
    class Cancel {

        @Test
        void calls_off_every_seat_and_closes() {
            at(NOW).given(FULL)
                    .when(CANCEL)
                    .then(
                            CANCELLED,
                            new SeatCalledOff(WORKSHOP, BOOKING, CancelledBy.MENTOR),
                            new SeatCalledOff(WORKSHOP, OTHER_BOOKING, CancelledBy.MENTOR));
        }

        @Test
        void is_possible_before_it_opens() {
            at(NOW).given(scheduled()).when(CANCEL).then(CANCELLED);
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(and(FULL, CANCELLED)).when(CANCEL).nothing();
        }

        @Test
        void is_refused_once_it_has_started_or_ended() {
            at(WORKSHOP_STARTS).given(FULL).when(CANCEL).refused("SESSION_STARTED");
            at(NOW).given(and(FULL, new GroupSessionEnded(WORKSHOP)))
                    .when(CANCEL)
                    .refused("GROUP_SESSION_NOT_CANCELLABLE");
        }
    }

    @Test
    void its_reservation_is_told_apart_from_every_booking() {
        assertThat(WORKSHOP.reservation()).isEqualTo(new BookingId("bkg_grace-1"));
    }

    private static Scenario<GroupSession> at(Instant now) {
        return at(now, Settings.COMMISSION_BASIS_POINTS);
    }

    private static Scenario<GroupSession> at(Instant now, int commissionBasisPoints) {
        MentorOffers offers = mentorId -> new Offer(
                mentorId,
                GRACE,
                HOURLY_RATE,
                Availability.of(MORNINGS),
                ConfirmationMode.APPROVAL,
                Map.of(),
                CancellationPolicy.STANDARD,
                commissionBasisPoints);
        return new Scenario<>(GroupSession.class, now, offers, new OfferTime(TWO_HOURS));
    }

    private static WaitingListJoined joined(MemberId memberId) {
        return new WaitingListJoined(WORKSHOP, memberId);
    }

    private static SeatOffered offered(MemberId memberId, int number) {
        return new SeatOffered(WORKSHOP, memberId, number, NOW.plus(TWO_HOURS));
    }

    private static SeatOfferEnded ended(SeatOfferEnd how) {
        return new SeatOfferEnded(WORKSHOP, ALAN, 1, how);
    }

    private static SeatReleased released(BookingId bookingId, MemberId menteeId) {
        return new SeatReleased(WORKSHOP, bookingId, menteeId);
    }

    private static Object[] and(Object[] before, Object... after) {
        var all = new ArrayList<Object>(List.of(before));
        all.addAll(List.of(after));
        return all.toArray();
    }
}
