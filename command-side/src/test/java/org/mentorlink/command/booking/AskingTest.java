package org.mentorlink.command.booking;

import static org.mentorlink.command.booking.Blocks.NOBODY_BLOCKED;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.GATEWAY;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.PAYMENT_METHOD;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.TOPIC;
import static org.mentorlink.mothers.Bookings.request;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.HOURLY_RATE;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.MORNINGS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingCommand.AcceptSessionTime;
import org.mentorlink.booking.BookingCommand.EndSessionRequest;
import org.mentorlink.booking.BookingCommand.ExpireProposal;
import org.mentorlink.booking.BookingCommand.ExpireSessionRequest;
import org.mentorlink.booking.BookingCommand.NoteProposalReserved;
import org.mentorlink.booking.BookingCommand.ProposeSessionTime;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingCommand.RefuseProposal;
import org.mentorlink.booking.BookingCommand.RefuseSessionTime;
import org.mentorlink.booking.BookingCommand.RequestSession;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.command.program.Onboardings;
import org.mentorlink.command.shared.Input;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.program.Blackout;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** I3: a session asked for without a time. */
class AskingTest {

    static final Set<Class<?>> MESSAGES = Set.of(
            RequestSession.class,
            AcceptSessionTime.class,
            EndSessionRequest.class,
            ExpireSessionRequest.class,
            SessionRequested.class,
            SessionRequestEnded.class);

    private static final RequestSession ASK = asking(TOPIC);
    private static final Instant ANSWER_BY = NOW.plus(Settings.CONFIRMATION);

    /** Which Grace does not offer by herself. */
    private static final Instant THREE = MONDAY_10H.plus(Duration.ofHours(5));

    private static final ProposalId FIRST = ProposalId.of(BOOKING, 1);
    private static final ProposalId SECOND = ProposalId.of(BOOKING, 2);
    private static final SessionRequested ASKED = asked(ASK);
    private static final Object[] PROPOSED = {ASKED, proposed(FIRST, MONDAY_10H)};
    private static final Object[] OPEN = and(PROPOSED, opened(FIRST, MONDAY_10H));
    private static final AcceptSessionTime ACCEPT = new AcceptSessionTime(BOOKING, FIRST, GATEWAY, PAYMENT_METHOD);
    private static final MentorOffers NOT_BOOKABLE = mentorId -> {
        throw Input.refusedInput("MENTOR_NOT_BOOKABLE", "This mentor cannot be booked.", "mentorId");
    };
    private static final BookingRequested BEGUN = begun();

    @AfterAll
    static void every_message_of_it_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @Nested
    class Asking_for_a_session {

        @Test
        void fixes_the_price_and_waits_for_the_mentor() {
            at(NOW).when(ASK).then(ASKED);
        }

        /** K5: what is accepted later is divided by what was agreed on with the mentor when it was asked for. */
        @Test
        void fixes_the_commission() {
            at(NOW, offering(HOURLY_RATE, 2_000, List.of())).when(ASK).then(asked(ASK, 2_000));
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(ASKED).when(ASK).nothing();
            at(NOW).given(and(OPEN, BEGUN)).when(ASK).nothing();
        }

        @Test
        void is_another_request_with_other_words_or_with_a_time() {
            at(NOW).given(ASKED)
                    .when(asking("Something else"))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
            at(NOW).given(ASKED).when(request()).refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
            at(NOW).given(requested()).when(ASK).refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
        }

        @Test
        void is_refused_of_oneself() {
            var own = new RequestSession(BOOKING, MENTOR_GRACE, GRACE, null, TOPIC, null, null);
            at(NOW).when(own).refused("OWN_BOOKING", "input", "mentorId");
        }

        @Test
        void is_refused_without_a_topic() {
            at(NOW).when(asking(" ")).refused("BLANK_TOPIC", "input", "topic");
        }
    }

    @Nested
    class Proposing_a_time {

        @Test
        void is_the_mentors() {
            at(NOW).given(ASKED).when(propose(Party.MENTOR, THREE)).then(proposed(FIRST, THREE));
            at(NOW).given(ASKED).when(propose(Party.MENTEE, THREE)).refused("ONLY_THE_MENTOR", "input");
        }

        @Test
        void replaces_the_one_before() {
            at(NOW).given(OPEN)
                    .when(propose(Party.MENTOR, THREE))
                    .then(ended(FIRST, MONDAY_10H, ProposalState.REPLACED), proposed(SECOND, THREE));
            at(NOW).given(OPEN).when(propose(Party.MENTOR, MONDAY_10H)).nothing();
        }

        @Test
        void is_possible_for_72_hours() {
            at(ANSWER_BY.minusMillis(1))
                    .given(ASKED)
                    .when(propose(Party.MENTOR, THREE))
                    .then(proposed(FIRST, THREE, ANSWER_BY.minusMillis(1)));
            at(ANSWER_BY).given(ASKED).when(propose(Party.MENTOR, THREE)).refused("SESSION_REQUEST_OVER");
        }

        @Test
        void is_over_once_the_request_is() {
            for (var how : List.of(SessionRequestStatus.DECLINED, SessionRequestStatus.WITHDRAWN)) {
                at(NOW).given(ASKED, over(how))
                        .when(propose(Party.MENTOR, THREE))
                        .refused("SESSION_REQUEST_OVER");
            }
        }

        @Test
        void is_open_once_both_calendars_hold_it() {
            at(NOW).given(PROPOSED)
                    .when(new NoteProposalReserved(BOOKING, FIRST))
                    .then(opened(FIRST, MONDAY_10H));
            at(NOW).given(OPEN).when(new NoteProposalReserved(BOOKING, FIRST)).nothing();
            at(NOW).given(and(OPEN, BEGUN))
                    .when(new NoteProposalReserved(BOOKING, FIRST))
                    .nothing();
        }

        @Test
        void comes_to_nothing_where_somebody_has_no_time() {
            at(NOW).given(PROPOSED)
                    .when(new RefuseProposal(BOOKING, FIRST, Party.MENTEE))
                    .then(ended(FIRST, MONDAY_10H, ProposalState.MENTEE_BUSY));
            at(NOW).given(PROPOSED)
                    .when(new RefuseProposal(BOOKING, FIRST, Party.MENTOR))
                    .then(ended(FIRST, MONDAY_10H, ProposalState.SLOT_TAKEN));
        }

        @Test
        void is_declined_by_the_mentee_and_withdrawn_by_the_mentor() {
            at(NOW).given(OPEN)
                    .when(new RefuseSessionTime(BOOKING, FIRST, ADA, Party.MENTEE, null))
                    .then(ended(FIRST, MONDAY_10H, ProposalState.DECLINED));
            at(NOW).given(OPEN)
                    .when(new RefuseSessionTime(BOOKING, FIRST, GRACE, Party.MENTOR, null))
                    .then(ended(FIRST, MONDAY_10H, ProposalState.WITHDRAWN));
            at(NOW).given(OPEN)
                    .when(new RefuseSessionTime(BOOKING, SECOND, ADA, Party.MENTEE, null))
                    .refused("NO_OPEN_PROPOSAL");
        }

        /** Where nobody had time for the other, the one before would be gone, and the request with it. */
        @Test
        void replaces_none_after_the_72_hours() {
            at(ANSWER_BY.minusMillis(1))
                    .given(OPEN)
                    .when(propose(Party.MENTOR, THREE))
                    .then(
                            ended(FIRST, MONDAY_10H, ProposalState.REPLACED),
                            proposed(SECOND, THREE, ANSWER_BY.minusMillis(1)));
            at(ANSWER_BY).given(OPEN).when(propose(Party.MENTOR, THREE)).refused("TOO_LATE_TO_PROPOSE");
            at(ANSWER_BY).given(OPEN).when(propose(Party.MENTOR, MONDAY_10H)).nothing();
        }

        /** No time is left for another one. */
        @Test
        void takes_the_request_with_it_after_the_72_hours() {
            at(ANSWER_BY)
                    .given(OPEN)
                    .when(new ExpireProposal(BOOKING, FIRST))
                    .then(ended(FIRST, MONDAY_10H, ProposalState.EXPIRED), over(SessionRequestStatus.EXPIRED));
            at(ANSWER_BY.minusMillis(1))
                    .given(OPEN)
                    .when(new ExpireProposal(BOOKING, FIRST))
                    .then(ended(FIRST, MONDAY_10H, ProposalState.EXPIRED));
        }
    }

    @Nested
    class Accepting_a_time {

        @Test
        void begins_the_booking_at_the_price_of_the_request() {
            at(NOW, Money.of(99_999, "ZAR")).given(OPEN).when(ACCEPT).then(BEGUN);
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(and(OPEN, BEGUN)).when(ACCEPT).nothing();
        }

        /** The session is agreed on: what is said about the request from then on is not taken for something about the booking. */
        @Test
        void ends_what_can_be_said_about_the_request() {
            at(NOW).given(and(OPEN, BEGUN)).when(propose(Party.MENTOR, THREE)).refused("SESSION_REQUEST_OVER");
            for (var party : Party.values()) {
                at(NOW).given(and(OPEN, BEGUN))
                        .when(new RefuseSessionTime(BOOKING, FIRST, party == Party.MENTOR ? GRACE : ADA, party, null))
                        .refused("SESSION_REQUEST_OVER");
            }
            at(NOW).given(and(OPEN, BEGUN))
                    .when(new AcceptSessionTime(BOOKING, SECOND, GATEWAY, PAYMENT_METHOD))
                    .refused("SESSION_REQUEST_OVER");
        }

        @Test
        void needs_both_calendars_and_a_time_that_has_not_lapsed() {
            at(NOW).given(PROPOSED).when(ACCEPT).refused("PROPOSAL_NOT_OPEN");
            at(NOW.plus(Settings.PROPOSAL)).given(OPEN).when(ACCEPT).refused("PROPOSAL_EXPIRED");
            at(NOW).given(and(OPEN, ended(FIRST, MONDAY_10H, ProposalState.WITHDRAWN)))
                    .when(ACCEPT)
                    .refused("NO_OPEN_PROPOSAL");
        }

        @Test
        void needs_a_payment_that_can_be_asked_for() {
            at(NOW).given(OPEN)
                    .when(new AcceptSessionTime(BOOKING, FIRST, "nowhere", PAYMENT_METHOD))
                    .refused("UNKNOWN_GATEWAY", "input", "gateway");
        }

        /** Whatever was so when it was proposed. */
        @Test
        void needs_a_mentor_who_still_gives_sessions_then() {
            var within = new Blackout("blk_exams", "Exam weeks", SESSION);
            at(NOW, blackedOut(within)).given(OPEN).when(ACCEPT).refused("PROGRAM_BLACKOUT", "input", "proposalId");
            at(NOW, blackedOut(within)).given(and(OPEN, BEGUN)).when(ACCEPT).nothing();
            var after = new Blackout(
                    "blk_exams",
                    "Exam weeks",
                    new TimeSlot(SESSION.endsAt(), SESSION.endsAt().plus(Duration.ofDays(1))));
            at(NOW, blackedOut(after)).given(OPEN).when(ACCEPT).then(BEGUN);
            at(NOW, NOT_BOOKABLE).given(OPEN).when(ACCEPT).refused("MENTOR_NOT_BOOKABLE", "input", "mentorId");
        }

        /** Of proposals of another time later on. */
        @Test
        void counts_proposals_on() {
            var other = MONDAY_10H.plus(Duration.ofHours(1));
            at(NOW).given(and(OPEN, BEGUN, new BookingConfirmed(BOOKING, ConfirmationMode.INSTANT, SESSION)))
                    .when(new ProposeTime(BOOKING, GRACE, Party.MENTOR, other, null))
                    .then(new TimeProposed(
                            BOOKING,
                            SECOND,
                            Party.MENTOR,
                            GRACE,
                            ADA,
                            SESSION,
                            TimeSlot.of(other, Settings.SESSION),
                            MORNINGS.bufferMinutes(),
                            false,
                            false,
                            null,
                            NOW.plus(Settings.PROPOSAL)));
        }
    }

    @Nested
    class Ending_it {

        @Test
        void is_for_either_side_and_frees_the_proposed_time() {
            at(NOW).given(OPEN)
                    .when(new EndSessionRequest(BOOKING, ADA, Party.MENTEE, null))
                    .then(ended(FIRST, MONDAY_10H, ProposalState.OBSOLETE), over(SessionRequestStatus.WITHDRAWN));
            at(NOW).given(ASKED)
                    .when(new EndSessionRequest(BOOKING, GRACE, Party.MENTOR, "No time at all"))
                    .then(new SessionRequestEnded(
                            BOOKING, SessionRequestStatus.DECLINED, Personal.of(GRACE, "No time at all")));
        }

        @Test
        void has_one_winner() {
            at(NOW).given(and(OPEN, BEGUN))
                    .when(new EndSessionRequest(BOOKING, ADA, Party.MENTEE, null))
                    .refused("SESSION_REQUEST_OVER");
            at(NOW).given(ASKED, over(SessionRequestStatus.WITHDRAWN))
                    .when(new EndSessionRequest(BOOKING, ADA, Party.MENTEE, null))
                    .nothing();
        }

        @Test
        void comes_by_itself_unless_a_time_is_proposed() {
            at(ANSWER_BY).given(ASKED).when(new ExpireSessionRequest(BOOKING)).then(over(SessionRequestStatus.EXPIRED));
            at(ANSWER_BY).given(OPEN).when(new ExpireSessionRequest(BOOKING)).nothing();
            at(ANSWER_BY.minusMillis(1))
                    .given(ASKED)
                    .when(new ExpireSessionRequest(BOOKING))
                    .nothing();
            at(ANSWER_BY)
                    .given(and(OPEN, BEGUN))
                    .when(new ExpireSessionRequest(BOOKING))
                    .nothing();
        }
    }

    private static RequestSession asking(String topic) {
        return new RequestSession(BOOKING, MENTOR_GRACE, ADA, null, topic, null, null);
    }

    private static SessionRequested asked(RequestSession request) {
        return asked(request, Settings.COMMISSION_BASIS_POINTS);
    }

    private static SessionRequested asked(RequestSession request, int commissionBasisPoints) {
        return new SessionRequested(
                BOOKING,
                MENTOR_GRACE,
                GRACE,
                ADA,
                Personal.of(ADA, request.topic()),
                null,
                Modality.VIDEO,
                null,
                Settings.SESSION,
                PRICE,
                commissionBasisPoints,
                CancellationPolicy.STANDARD,
                Personal.of(ADA, ContentHash.of(request)),
                ANSWER_BY);
    }

    private static BookingRequested begun() {
        return new BookingRequested(
                BOOKING,
                MENTOR_GRACE,
                GRACE,
                ADA,
                SESSION,
                MORNINGS.bufferMinutes(),
                Personal.of(ADA, TOPIC),
                null,
                Modality.VIDEO,
                null,
                null,
                PRICE,
                Settings.COMMISSION_BASIS_POINTS,
                CancellationPolicy.STANDARD,
                ConfirmationMode.INSTANT,
                GATEWAY,
                PAYMENT_METHOD,
                ASKED.contentHash(),
                NOW.plus(Settings.HOLD),
                FIRST);
    }

    private static ProposeSessionTime propose(Party by, Instant startsAt) {
        return new ProposeSessionTime(BOOKING, by == Party.MENTOR ? GRACE : ADA, startsAt, null);
    }

    private static TimeProposed proposed(ProposalId id, Instant startsAt) {
        return proposed(id, startsAt, NOW);
    }

    private static TimeProposed proposed(ProposalId id, Instant startsAt, Instant at) {
        return new TimeProposed(
                BOOKING,
                id,
                Party.MENTOR,
                GRACE,
                ADA,
                null,
                TimeSlot.of(startsAt, Settings.SESSION),
                MORNINGS.bufferMinutes(),
                false,
                false,
                null,
                earlier(at.plus(Settings.PROPOSAL), startsAt));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static ProposalOpened opened(ProposalId id, Instant startsAt) {
        return new ProposalOpened(
                BOOKING,
                id,
                Party.MENTOR,
                TimeSlot.of(startsAt, Settings.SESSION),
                earlier(NOW.plus(Settings.PROPOSAL), startsAt));
    }

    private static ProposalEnded ended(ProposalId id, Instant startsAt, ProposalState how) {
        return new ProposalEnded(BOOKING, id, Party.MENTOR, TimeSlot.of(startsAt, Settings.SESSION), how, null);
    }

    private static BookingEvent over(SessionRequestStatus how) {
        return new SessionRequestEnded(BOOKING, how, null);
    }

    private static Scenario<Booking> at(Instant now) {
        return at(now, HOURLY_RATE);
    }

    private static Scenario<Booking> at(Instant now, Money hourlyRate) {
        return at(now, offering(hourlyRate, List.of()));
    }

    private static MentorOffers blackedOut(Blackout blackout) {
        return offering(HOURLY_RATE, List.of(blackout));
    }

    private static MentorOffers offering(Money hourlyRate, List<Blackout> blackouts) {
        return offering(hourlyRate, Settings.COMMISSION_BASIS_POINTS, blackouts);
    }

    private static MentorOffers offering(Money hourlyRate, int commissionBasisPoints, List<Blackout> blackouts) {
        return mentorId -> new Offer(
                mentorId,
                GRACE,
                hourlyRate,
                Availability.of(MORNINGS),
                ConfirmationMode.APPROVAL,
                Map.of(),
                CancellationPolicy.STANDARD,
                commissionBasisPoints,
                blackouts,
                FormsState.NONE);
    }

    private static Scenario<Booking> at(Instant now, MentorOffers offers) {
        Onboardings nothingMissing = (memberId, role) -> Optional.empty();
        KnownGateways gateways = GATEWAY::equals;
        RequestCount open = (mentorId, menteeId, bookingId) -> {};
        return new Scenario<>(
                Booking.class, now, offers, new BookingReadiness(nothingMissing, NOBODY_BLOCKED), gateways, open);
    }

    private static Object[] and(Object[] before, Object... then) {
        var all = new ArrayList<>(List.of(before));
        all.addAll(List.of(then));
        return all.toArray();
    }
}
