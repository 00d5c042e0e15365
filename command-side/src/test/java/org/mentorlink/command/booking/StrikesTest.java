package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.OTHER_BOOKING;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.disputed;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingCommand.NoteStrikes;
import org.mentorlink.booking.BookingCommand.WithdrawStrikes;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.StrikeDecision;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.booking.StrikesCommand;
import org.mentorlink.booking.StrikesCommand.AppealStrike;
import org.mentorlink.booking.StrikesCommand.DecideStrike;
import org.mentorlink.booking.StrikesCommand.ResumeMentor;
import org.mentorlink.booking.StrikesEvent;
import org.mentorlink.booking.StrikesEvent.BlockShortened;
import org.mentorlink.booking.StrikesEvent.BookingBlocked;
import org.mentorlink.booking.StrikesEvent.BookingUnblocked;
import org.mentorlink.booking.StrikesEvent.MentorPaused;
import org.mentorlink.booking.StrikesEvent.MentorResumed;
import org.mentorlink.booking.StrikesEvent.StrikeAppealed;
import org.mentorlink.booking.StrikesEvent.StrikeNoted;
import org.mentorlink.booking.StrikesEvent.StrikeUpheld;
import org.mentorlink.booking.StrikesEvent.StrikeWithdrawn;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/** L1: strikes, blocks and appeals. */
class StrikesTest {

    private static final StrikesId ADAS = StrikesId.of(ADA);
    private static final StrikePolicy POLICY = StrikePolicy.ofDays(3, 2, 180, 30, 14);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant MISSED = MONDAY_10H.plus(Duration.ofMinutes(10));
    private static final MemberId MARY = new MemberId("mbr_mary");
    private static final Personal SORRY = Personal.of(ADA, "My train stood still");
    private static final Personal SEEN = Personal.of(BARBARA, "Looked into");

    @AfterAll
    static void every_message_but_of_noting_was_in_a_scenario() {
        Scenario.assertAllUsedBut(
                Set.of(StrikeNoted.class, BookingBlocked.class, MentorPaused.class),
                StrikesCommand.class,
                StrikesEvent.class);
    }

    @Nested
    class Noting {

        @Test
        void counts_from_the_session_and_can_be_appealed_from_the_noting_on() {
            assertThat(noted(StrikesState.NONE, BOOKING, MONDAY_10H, MISSED.plus(DAY)))
                    .containsExactly(new StrikeNoted(
                            ADAS,
                            ADA,
                            BOOKING,
                            StrikeKind.MENTEE_NO_SHOW,
                            MONDAY_10H,
                            MONDAY_10H.plus(DAY.multipliedBy(180)),
                            MISSED.plus(DAY.multipliedBy(15))));
        }

        @Test
        void twice_is_once_whatever_became_of_it() {
            assertThat(noted(after(noted(0)), booking(0), start(0), MISSED)).isEmpty();
            assertThat(noted(after(noted(0), withdrawn(0)), booking(0), start(0), MISSED))
                    .isEmpty();
        }

        @Test
        void is_one_for_all_seats_of_a_group_session_its_mentor_missed() {
            var first = strike(BOOKING, StrikeKind.MENTOR_NO_SHOW, MONDAY_10H);
            var state = StrikesState.NONE.evolve(first);
            assertThat(Striking.note(state, ADA, OTHER_BOOKING, StrikeKind.MENTOR_NO_SHOW, MONDAY_10H, POLICY, MISSED))
                    .isEmpty();
            assertThat(Striking.note(
                            state, ADA, OTHER_BOOKING, StrikeKind.MENTOR_NO_SHOW, MONDAY_10H.plus(DAY), POLICY, MISSED))
                    .hasAtLeastOneElementOfType(StrikeNoted.class);
        }

        @Test
        void counts_each_of_a_mentees_though_they_would_have_begun_at_once() {
            assertThat(noted(after(noted(0)), booking(1), start(0), at(1))).hasSize(1);
        }

        @Test
        void makes_no_block_shorter_that_was_said_before() {
            var long_ = new BookingBlocked(
                    ADAS, ADA, at(3).plus(DAY.multipliedBy(300)), List.of(booking(0), booking(1), booking(2)), 3);
            assertThat(noted(after(noted(0), noted(1), noted(2), long_), booking(3), start(3), at(3)))
                    .last()
                    .isInstanceOfSatisfying(
                            BookingBlocked.class,
                            block -> assertThat(block.until()).isEqualTo(long_.until()));
        }

        @Test
        void blocks_with_the_third_that_counts() {
            assertThat(noted(after(noted(0)), booking(1), start(1), at(1))).hasSize(1);
            assertThat(noted(after(noted(0), noted(1)), booking(2), start(2), at(2)))
                    .containsExactly(noted(2), blocked(at(2), 0, 1, 2));
        }

        @Test
        void goes_on_blocking_with_each_one_after_it() {
            var three = after(noted(0), noted(1), noted(2), blocked(at(2), 0, 1, 2));
            assertThat(noted(three, booking(3), start(3), at(3))).containsExactly(noted(3), blocked(at(3), 0, 1, 2, 3));
        }

        @ParameterizedTest
        @CsvSource({"180, 1", "179, 2"})
        void counts_none_that_has_expired(int days, int events) {
            var now = MONDAY_10H.plus(DAY.multipliedBy(days));
            var state = after(noted(0), strike(booking(1), StrikeKind.LATE_CANCELLATION, now.minus(DAY)));
            assertThat(noted(state, booking(2), now, now)).hasSize(events);
        }

        @Test
        void counts_none_that_was_withdrawn() {
            assertThat(noted(after(noted(0), noted(1), withdrawn(1)), booking(2), start(2), at(2)))
                    .hasSize(1);
        }

        @Test
        void never_blocks_for_what_somebody_missed_as_a_mentor() {
            var mentors = IntStream.range(0, 9)
                    .mapToObj(index -> strike(booking(index), StrikeKind.MENTOR_NO_SHOW, start(index)))
                    .toArray(StrikesEvent[]::new);
            assertThat(Striking.note(
                            after(mentors), ADA, booking(9), StrikeKind.MENTOR_NO_SHOW, start(9), POLICY, at(9)))
                    .doesNotHaveAnyElementsOfTypes(BookingBlocked.class);
            assertThat(noted(after(mentors), booking(9), start(9), at(9))).hasSize(1);
        }

        @Test
        void blocks_nobody_where_that_is_not_set() {
            var never = StrikePolicy.ofDays(0, 0, 180, 30, 14);
            var many = IntStream.range(0, 9).mapToObj(StrikesTest::noted).toArray(StrikesEvent[]::new);
            assertThat(Striking.note(after(many), ADA, booking(9), StrikeKind.MENTEE_NO_SHOW, start(9), never, at(9)))
                    .hasSize(1);
        }

        private List<StrikesEvent> noted(StrikesState state, BookingId bookingId, Instant startsAt, Instant now) {
            return Striking.note(state, ADA, bookingId, StrikeKind.MENTEE_NO_SHOW, startsAt, POLICY, now);
        }

        private StrikeNoted noted(int index) {
            return StrikesTest.noted(index);
        }
    }

    @Nested
    class Blocking {

        private final Instant end = at(2).plus(DAY.multipliedBy(30));
        private final StrikesState blocked = after(noted(0), noted(1), noted(2), blocked(at(2), 0, 1, 2));

        @Test
        void ends_by_itself() {
            assertThat(blocked.blockedUntil(end.minusNanos(1))).contains(end);
            assertThat(blocked.blockedUntil(end)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2})
        void ends_with_any_of_the_strikes_it_is_for(int index) {
            assertThat(Striking.withdraw(blocked, booking(index), at(3)))
                    .containsExactly(withdrawn(index), new BookingUnblocked(ADAS, ADA));
            assertThat(after(blocked, withdrawn(index), new BookingUnblocked(ADAS, ADA))
                            .blockedUntil(at(3)))
                    .isEmpty();
        }

        @Test
        void goes_on_where_a_strike_is_withdrawn_that_it_is_not_for() {
            var other = after(blocked, strike(booking(7), StrikeKind.MENTOR_NO_SHOW, start(2)));
            assertThat(Striking.withdraw(other, booking(7), at(3))).containsExactly(withdrawn(7));
        }

        @Test
        void ends_as_early_as_without_the_strike_that_prolonged_it() {
            var prolonged = after(blocked, noted(3), blocked(at(3), 0, 1, 2, 3));
            assertThat(Striking.withdraw(prolonged, booking(3), at(4)))
                    .containsExactly(
                            withdrawn(3),
                            new BlockShortened(
                                    ADAS, ADA, blocked(at(2), 0, 1, 2).until()));
        }

        @Test
        void stays_as_long_as_enough_stand() {
            var prolonged = after(blocked, noted(3), blocked(at(3), 0, 1, 2, 3));
            assertThat(Striking.withdraw(prolonged, booking(0), at(4))).containsExactly(withdrawn(0));
            var without = after(prolonged, withdrawn(0));
            assertThat(Striking.withdraw(without, booking(1), at(4)))
                    .containsExactly(withdrawn(1), new BookingUnblocked(ADAS, ADA));
        }

        @Test
        void is_not_lifted_once_it_is_over() {
            assertThat(Striking.withdraw(blocked, booking(0), end)).containsExactly(withdrawn(0));
        }

        @Test
        void is_withdrawn_by_a_dispute_once_and_whatever_staff_said() {
            assertThat(Striking.withdraw(StrikesState.NONE, BOOKING, MISSED)).isEmpty();
            assertThat(Striking.withdraw(after(noted(0), withdrawn(0)), booking(0), MISSED))
                    .isEmpty();
            assertThat(Striking.withdraw(
                            after(noted(0), appealed(0), new StrikeUpheld(ADAS, ADA, booking(0), BARBARA, SEEN)),
                            booking(0),
                            MISSED))
                    .containsExactly(withdrawn(0));
        }
    }

    @Nested
    class Appealing {

        @Test
        void says_why_it_should_not_count() {
            at(MISSED).given(noted(0)).when(appeal(0, " My train stood still ")).then(appealed(0));
        }

        @Test
        void is_possible_until_its_window_ends() {
            var end = noted(0).appealUntil();
            at(end.minusNanos(1))
                    .given(noted(0))
                    .when(appeal(0, "My train stood still"))
                    .then(appealed(0));
            at(end).given(noted(0)).when(appeal(0, "My train stood still")).refused("APPEAL_WINDOW_OVER");
        }

        @Test
        void with_the_same_words_again_is_nothing_and_with_others_refused() {
            at(MISSED)
                    .given(noted(0), appealed(0))
                    .when(appeal(0, "My train stood still"))
                    .nothing();
            at(MISSED)
                    .given(noted(0), appealed(0))
                    .when(appeal(0, "Other words"))
                    .refused("ALREADY_APPEALED");
        }

        @Test
        void is_over_once_it_is_decided() {
            at(MISSED).given(noted(0), withdrawn(0)).when(appeal(0, "x")).refused("STRIKE_DECIDED");
            at(MISSED)
                    .given(noted(0), appealed(0), new StrikeUpheld(ADAS, ADA, booking(0), BARBARA, SEEN))
                    .when(appeal(0, "x"))
                    .refused("STRIKE_DECIDED");
        }

        @Test
        void needs_a_strike_and_a_reason() {
            at(MISSED).given(noted(0)).when(appeal(1, "x")).refused("NOT_FOUND", "input", "bookingId");
            at(MISSED).given(noted(0)).when(appeal(0, " ")).refused("BLANK_REASON", "input", "reason");
            at(MISSED).given(noted(0)).when(appeal(0, "x".repeat(2_001))).refused("REASON_TOO_LONG", "input", "reason");
        }
    }

    @Nested
    class Deciding {

        private final StrikeUpheld upheld = new StrikeUpheld(ADAS, ADA, booking(0), BARBARA, SEEN);
        private final StrikeWithdrawn forgiven = new StrikeWithdrawn(ADAS, ADA, booking(0), BARBARA, SEEN);

        @Test
        void upholds_what_is_appealed() {
            at(MISSED)
                    .given(noted(0), appealed(0))
                    .when(decide(StrikeDecision.UPHOLD, BARBARA))
                    .then(upheld);
        }

        @Test
        void upholds_nothing_that_is_not_appealed() {
            at(MISSED)
                    .given(noted(0))
                    .when(decide(StrikeDecision.UPHOLD, BARBARA))
                    .refused("STRIKE_NOT_APPEALED");
        }

        @Test
        void withdraws_with_or_without_an_appeal() {
            at(MISSED)
                    .given(noted(0))
                    .when(decide(StrikeDecision.WITHDRAW, BARBARA))
                    .then(forgiven);
            at(MISSED)
                    .given(noted(0), appealed(0))
                    .when(decide(StrikeDecision.WITHDRAW, BARBARA))
                    .then(forgiven);
        }

        @Test
        void lifts_the_block_with_the_strike_it_is_for() {
            at(at(3))
                    .given(noted(0), noted(1), noted(2), blocked(at(2), 0, 1, 2))
                    .when(decide(StrikeDecision.WITHDRAW, BARBARA))
                    .then(forgiven, new BookingUnblocked(ADAS, ADA));
        }

        @Test
        void ends_the_block_earlier_with_the_strike_that_prolonged_it() {
            at(at(4))
                    .given(noted(0), noted(1), noted(2), blocked(at(2), 0, 1, 2), noted(3), blocked(at(3), 0, 1, 2, 3))
                    .when(new DecideStrike(ADAS, booking(3), StrikeDecision.WITHDRAW, BARBARA, "Looked into"))
                    .then(
                            new StrikeWithdrawn(ADAS, ADA, booking(3), BARBARA, SEEN),
                            new BlockShortened(
                                    ADAS, ADA, blocked(at(2), 0, 1, 2).until()));
        }

        @Test
        void is_nobodys_of_their_own() {
            at(MISSED)
                    .given(noted(0), appealed(0))
                    .when(decide(StrikeDecision.WITHDRAW, ADA))
                    .refused("OWN_STRIKE");
            at(MISSED)
                    .given(noted(0), appealed(0))
                    .when(decide(StrikeDecision.UPHOLD, ADA))
                    .refused("OWN_STRIKE");
        }

        /** The mentor whom Ada kept waiting. */
        @Test
        void is_nobodys_who_was_to_be_at_the_session() {
            for (var decision : StrikeDecision.values()) {
                at(MISSED)
                        .given(noted(0), appealed(0))
                        .when(decide(decision, GRACE))
                        .refused("OWN_SESSION");
            }
        }

        @Test
        void is_that_of_whoever_decided_first() {
            at(MISSED)
                    .given(noted(0), appealed(0), upheld)
                    .when(decide(StrikeDecision.UPHOLD, MARY))
                    .refused("STRIKE_DECIDED");
            at(MISSED)
                    .given(noted(0), forgiven)
                    .when(decide(StrikeDecision.WITHDRAW, MARY))
                    .refused("STRIKE_DECIDED");
            at(MISSED)
                    .given(noted(0), withdrawn(0))
                    .when(decide(StrikeDecision.WITHDRAW, BARBARA))
                    .refused("STRIKE_DECIDED");
            at(MISSED)
                    .given(noted(0), forgiven)
                    .when(new DecideStrike(ADAS, booking(0), StrikeDecision.WITHDRAW, BARBARA, "For another reason"))
                    .refused("STRIKE_DECIDED");
        }

        @Test
        void stands() {
            at(MISSED)
                    .given(noted(0), appealed(0), upheld)
                    .when(decide(StrikeDecision.UPHOLD, BARBARA))
                    .nothing();
            at(MISSED)
                    .given(noted(0), appealed(0), upheld)
                    .when(decide(StrikeDecision.WITHDRAW, BARBARA))
                    .refused("STRIKE_DECIDED");
            at(MISSED)
                    .given(noted(0), forgiven)
                    .when(decide(StrikeDecision.WITHDRAW, BARBARA))
                    .nothing();
            at(MISSED)
                    .given(noted(0), forgiven)
                    .when(decide(StrikeDecision.UPHOLD, BARBARA))
                    .refused("STRIKE_DECIDED");
        }

        @Test
        void needs_a_reason() {
            at(MISSED)
                    .given(noted(0))
                    .when(new DecideStrike(ADAS, booking(0), StrikeDecision.WITHDRAW, BARBARA, " "))
                    .refused("BLANK_REASON", "input", "reason");
        }

        private DecideStrike decide(StrikeDecision decision, MemberId by) {
            return new DecideStrike(ADAS, booking(0), decision, by, "Looked into");
        }
    }

    /** What a booking says about its parties. */
    @Nested
    class OfABooking {

        private final List<String> said = new ArrayList<>();
        private final StrikeBook book = new StrikeBook() {

            @Override
            public void note(MemberId memberId, BookingId bookingId, StrikeKind kind, Instant startsAt) {
                assertThat(bookingId).isEqualTo(BOOKING);
                assertThat(startsAt).isEqualTo(MONDAY_10H);
                said.add(memberId + " " + kind);
            }

            @Override
            public void withdraw(MemberId memberId, BookingId bookingId) {
                assertThat(bookingId).isEqualTo(BOOKING);
                said.add(memberId + " none");
            }

            @Override
            public Optional<Instant> blockedUntil(MemberId memberId) {
                return Optional.empty();
            }
        };

        @ParameterizedTest
        @CsvSource({
            "MENTEE, mbr_ada MENTEE_NO_SHOW",
            "MENTOR, mbr_grace MENTOR_NO_SHOW",
            "BOTH, mbr_ada MENTEE_NO_SHOW;mbr_grace MENTOR_NO_SHOW"
        })
        void is_noted_for_whoever_did_not_come(Absent absent, String noted) {
            assertThat(saidOf(new NoShowRecorded(BOOKING, absent))).containsExactly(noted.split(";"));
        }

        @Test
        void is_noted_for_a_cancellation_that_is_a_strike_only() {
            assertThat(saidOf(new BookingCancelled(BOOKING, CancelledBy.MENTEE, true, null)))
                    .containsExactly("mbr_ada LATE_CANCELLATION");
            said.clear();
            assertThat(saidOf(new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null)))
                    .isEmpty();
            assertThat(saidOf(new BookingCancelled(BOOKING, CancelledBy.MENTOR, false, null)))
                    .isEmpty();
        }

        @Test
        void is_withdrawn_where_a_dispute_gives_everything_back() {
            assertThat(saidOf(new NoShowRecorded(BOOKING, Absent.MENTEE), decided(DisputeDecision.REFUND)))
                    .containsExactly("mbr_ada none");
        }

        @ParameterizedTest
        @CsvSource({"MENTEE, RELEASE", "MENTEE, SPLIT", "MENTOR, REFUND", "BOTH, REFUND"})
        void stays_where_a_dispute_finds_nothing_else(Absent absent, DisputeDecision decision) {
            var noShow = new NoShowRecorded(BOOKING, absent);
            var before = List.copyOf(saidOf(noShow));
            said.clear();
            assertThat(saidOf(noShow, decided(decision))).isEqualTo(before).isNotEmpty();
        }

        @Test
        void stays_withdrawn_where_the_dispute_is_appealed() {
            assertThat(saidOf(
                            new NoShowRecorded(BOOKING, Absent.MENTEE),
                            decided(DisputeDecision.REFUND),
                            decided(DisputeDecision.RELEASE)))
                    .containsExactly("mbr_ada none");
        }

        @Test
        void is_nothing_for_whoever_came() {
            assertThat(saidOf(decided(DisputeDecision.REFUND))).isEmpty();
        }

        /** Whatever was missed: before there were strikes it was under no such rule, and its dispute may be decided now. */
        @ParameterizedTest
        @CsvSource({"MENTEE, RELEASE", "MENTEE, SPLIT", "MENTOR, REFUND", "BOTH, REFUND"})
        void is_never_noted_by_what_a_dispute_finds(Absent absent, DisputeDecision decision) {
            assertThat(withdrawnBy(new NoShowRecorded(BOOKING, absent), decided(decision)))
                    .isEmpty();
            assertThat(withdrawnBy(new BookingCancelled(BOOKING, CancelledBy.MENTEE, true, null), decided(decision)))
                    .isEmpty();
        }

        @Test
        void is_withdrawn_by_it_alone() {
            assertThat(withdrawnBy(new NoShowRecorded(BOOKING, Absent.MENTEE), decided(DisputeDecision.REFUND)))
                    .containsExactly("mbr_ada none");
        }

        /** Who pays the mentor after all has found that the session took place. */
        @ParameterizedTest
        @CsvSource({"MENTOR, mbr_grace none", "BOTH, mbr_ada none;mbr_grace none"})
        void is_withdrawn_where_the_mentor_is_found_to_have_been_there(Absent absent, String withdrawn) {
            assertThat(withdrawnBy(
                            new NoShowRecorded(BOOKING, absent),
                            disputed(DisputeSource.MENTOR, SEEN),
                            decided(DisputeDecision.RELEASE)))
                    .containsExactly(withdrawn.split(";"));
            said.clear();
            assertThat(withdrawnBy(
                            new NoShowRecorded(BOOKING, absent),
                            disputed(DisputeSource.MENTEE, SEEN),
                            decided(DisputeDecision.REFUND),
                            new DisputeAppealed(BOOKING, DisputeId.of(BOOKING), Party.MENTOR, SEEN, false),
                            decided(DisputeDecision.RELEASE)))
                    .containsExactly(withdrawn.split(";"));
        }

        @ParameterizedTest
        @EnumSource(value = DisputeDecision.class, names = "RELEASE", mode = EnumSource.Mode.EXCLUDE)
        void stays_where_the_mentor_is_not_believed(DisputeDecision decision) {
            assertThat(withdrawnBy(
                            new NoShowRecorded(BOOKING, Absent.BOTH),
                            disputed(DisputeSource.MENTOR, SEEN),
                            decided(decision)))
                    .isEmpty();
        }

        private List<String> saidOf(Object... events) {
            return saidOn(new NoteStrikes(BOOKING), events);
        }

        private List<String> withdrawnBy(Object... events) {
            return saidOn(new WithdrawStrikes(BOOKING), events);
        }

        private List<String> saidOn(Object command, Object... events) {
            var history = new ArrayList<Object>(List.of(requested(), confirmed()));
            history.addAll(Arrays.asList(events));
            new Scenario<>(Booking.class, MISSED, book)
                    .given(history.toArray())
                    .when(command)
                    .nothing();
            return said;
        }

        private static DisputeResolved decided(DisputeDecision decision) {
            return new DisputeResolved(BOOKING, DisputeId.of(BOOKING), decision, SEEN, BARBARA, null);
        }
    }

    /** L1: at two sessions that a mentor has missed, nobody can book them until staff have looked into it. */
    @Nested
    class Pausing_a_mentor {

        private static final MentorPaused PAUSED = new MentorPaused(ADAS, ADA, List.of(booking(0), booking(1)), 2);
        private static final MentorResumed OF_ITSELF = new MentorResumed(ADAS, ADA, null, null);
        private static final MentorResumed RESUMED = new MentorResumed(ADAS, ADA, BARBARA, SEEN);

        @Test
        void follows_from_so_many_sessions_missed_as_a_mentor_and_from_no_others() {
            assertThat(missed(StrikesState.NONE, 0, POLICY)).containsExactly(asMentor(0));
            assertThat(missed(after(asMentor(0)), 1, POLICY)).containsExactly(asMentor(1), PAUSED);
            assertThat(missed(after(noted(0)), 1, POLICY)).containsExactly(asMentor(1));
            assertThat(Striking.note(
                            after(asMentor(0)), ADA, booking(1), StrikeKind.MENTEE_NO_SHOW, start(1), POLICY, at(1)))
                    .containsExactly(noted(1));
            assertThat(missed(after(asMentor(0), withdrawn(0)), 1, POLICY)).containsExactly(asMentor(1));
            assertThat(missed(after(asMentor(0)), 1, StrikePolicy.ofDays(3, 0, 180, 30, 14)))
                    .containsExactly(asMentor(1));
        }

        @Test
        void counts_no_strike_that_has_expired() {
            assertThat(missed(after(asMentor(0)), 181, POLICY)).containsExactly(asMentor(181));
        }

        @Test
        void is_said_once_and_anew_for_the_next_after_staff_have_ended_it() {
            assertThat(missed(after(asMentor(0), asMentor(1), PAUSED), 2, POLICY))
                    .containsExactly(asMentor(2));
            assertThat(missed(after(asMentor(0), asMentor(1), PAUSED, RESUMED), 2, POLICY))
                    .containsExactly(
                            asMentor(2), new MentorPaused(ADAS, ADA, List.of(booking(0), booking(1), booking(2)), 2));
        }

        @Test
        void is_ended_by_staff_for_a_reason_and_never_by_the_mentor() {
            var resume = new ResumeMentor(ADAS, BARBARA, "Looked into");
            at(at(2)).given(asMentor(0), asMentor(1), PAUSED).when(resume).then(RESUMED);
            at(at(2))
                    .given(asMentor(0), asMentor(1), PAUSED, RESUMED)
                    .when(resume)
                    .nothing();
            at(at(2)).given(asMentor(0)).when(resume).nothing();
            at(at(2))
                    .given(asMentor(0), asMentor(1), PAUSED)
                    .when(new ResumeMentor(ADAS, ADA, "I was ill"))
                    .refused("OWN_PAUSE");
            at(at(2))
                    .given(asMentor(0), asMentor(1), PAUSED)
                    .when(new ResumeMentor(ADAS, BARBARA, " "))
                    .refused("BLANK_REASON", "input", "reason");
        }

        @Test
        void is_over_once_too_few_of_its_strikes_stand() {
            assertThat(Striking.withdraw(after(asMentor(0), asMentor(1), PAUSED), booking(0), at(2)))
                    .containsExactly(withdrawn(0), OF_ITSELF);
            var three = new MentorPaused(ADAS, ADA, List.of(booking(0), booking(1), booking(2)), 2);
            assertThat(Striking.withdraw(after(asMentor(0), asMentor(1), asMentor(2), three), booking(0), at(3)))
                    .containsExactly(withdrawn(0));
            assertThat(Striking.withdraw(after(asMentor(0), asMentor(1), PAUSED, asMentor(2)), booking(0), at(3)))
                    .as("missed while it lasted")
                    .containsExactly(withdrawn(0));
        }

        @Test
        void keeps_others_from_booking_them_and_nobody_from_booking_others() {
            var book = mock(StrikeBook.class);
            when(book.blockedUntil(any())).thenReturn(Optional.empty());
            when(book.isPaused(ADA)).thenReturn(true);
            var readiness = new BookingReadiness((member, role) -> Optional.empty(), book);
            assertThatThrownBy(() -> readiness.require(ADA, GRACE))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("MENTOR_NOT_BOOKABLE"));
            readiness.require(GRACE, ADA);
        }

        private static StrikeNoted asMentor(int index) {
            return strike(booking(index), StrikeKind.MENTOR_NO_SHOW, start(index));
        }

        private static List<StrikesEvent> missed(StrikesState state, int index, StrikePolicy policy) {
            return Striking.note(
                    state, ADA, booking(index), StrikeKind.MENTOR_NO_SHOW, start(index), policy, at(index));
        }
    }

    @Test
    void a_policy_is_not_set_to_what_is_none() {
        assertThatThrownBy(() -> StrikePolicy.ofDays(-1, 0, 1, 1, 1)).hasMessageContaining("threshold is 0 to 100");
        assertThatThrownBy(() -> StrikePolicy.ofDays(1, 101, 1, 1, 1))
                .hasMessageContaining("mentor-threshold is 0 to 100");
        assertThatThrownBy(() -> StrikePolicy.ofDays(3, 3, 0, 1, 1)).hasMessageContaining("expire-days is 1 to 3660");
        assertThatThrownBy(() -> StrikePolicy.ofDays(3, 3, 1, 3_661, 1)).hasMessageContaining("block-days");
        assertThatThrownBy(() -> StrikePolicy.ofDays(3, 3, 1, 1, 0)).hasMessageContaining("appeal-days");
    }

    @ParameterizedTest
    @CsvSource({"true, , 0", "false, , 3", "true, 2, 2", "false, 0, 0"})
    void nobody_is_blocked_in_the_sandbox_unless_that_is_set(
            boolean sandbox, @Nullable Integer threshold, int expected) {
        var mentors = new StrikeConfiguration().strikePolicy(sandbox, 7, threshold, 180, 30, 14);
        assertThat(mentors.mentorThreshold()).isEqualTo(expected);
        assertThat(mentors.threshold()).isEqualTo(7);
        assertThat(new StrikeConfiguration()
                        .strikePolicy(sandbox, threshold, 7, 180, 30, 14)
                        .threshold())
                .isEqualTo(expected);
    }

    private static Scenario<Strikes> at(Instant now) {
        BookedSessions sessions = bookingId -> new BookedSession(GRACE, ADA, null);
        return new Scenario<>(Strikes.class, now, sessions);
    }

    private static StrikesState after(StrikesEvent... events) {
        return after(StrikesState.NONE, events);
    }

    private static StrikesState after(StrikesState before, StrikesEvent... events) {
        var state = before;
        for (var event : events) {
            state = state.evolve(event);
        }
        return state;
    }

    private static AppealStrike appeal(int index, String reason) {
        return new AppealStrike(ADAS, booking(index), reason);
    }

    private static StrikeNoted noted(int index) {
        return strike(booking(index), StrikeKind.MENTEE_NO_SHOW, start(index));
    }

    /** Noted ten minutes after its start. */
    private static StrikeNoted strike(BookingId bookingId, StrikeKind kind, Instant startsAt) {
        return new StrikeNoted(
                ADAS,
                ADA,
                bookingId,
                kind,
                startsAt,
                startsAt.plus(DAY.multipliedBy(180)),
                startsAt.plus(Duration.ofMinutes(10)).plus(DAY.multipliedBy(14)));
    }

    private static StrikeAppealed appealed(int index) {
        return new StrikeAppealed(ADAS, ADA, booking(index), SORRY);
    }

    private static StrikeWithdrawn withdrawn(int index) {
        return new StrikeWithdrawn(ADAS, ADA, booking(index), null, null);
    }

    private static BookingBlocked blocked(Instant now, int... counted) {
        return new BookingBlocked(
                ADAS,
                ADA,
                now.plus(DAY.multipliedBy(30)),
                Arrays.stream(counted).mapToObj(StrikesTest::booking).toList(),
                3);
    }

    private static BookingId booking(int index) {
        return new BookingId("bkg_missed-" + index);
    }

    /** One a day. */
    private static Instant start(int index) {
        return MONDAY_10H.plus(DAY.multipliedBy(index));
    }

    private static Instant at(int index) {
        return start(index).plus(Duration.ofMinutes(10));
    }
}
