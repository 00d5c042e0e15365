package org.mentorlink.api.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.MONDAY_10H;
import static org.mentorlink.api.Views.PRICE;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.api.Views;
import org.mentorlink.api.booking.BookingActions.Action;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.booking.HearingView;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposedSession;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Settings;

class BookingActionsTest {

    private static final Instant EXACTLY_24H = MONDAY_10H.minus(Duration.ofHours(24));
    private static final Viewer MENTEE = new Viewer(LERATO, Set.of(Role.MENTEE));
    private static final Viewer MENTOR = new Viewer(THANDI, Set.of(Role.MENTOR));
    private static final Viewer STAFF = new Viewer(ADMIN, Set.of(Role.ADMIN));
    private static final Viewer STRANGER = new Viewer(SAM, Set.of(Role.MENTEE));

    private static BookingActions actions(BookingStatus status, Viewer viewer, Instant at) {
        return new BookingActions(Views.booking("bkg_one", status), viewer, at);
    }

    private static Action action(String name, BookingStatus status, Viewer viewer, Instant at) {
        return actions(status, viewer, at).all().stream()
                .filter(action -> action.action().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Moving {

        private static final Instant EXACTLY_4H = MONDAY_10H.minus(Duration.ofHours(4));

        @Test
        void is_possible_for_the_mentee_until_exactly_4_hours_before() {
            assertThat(action("RESCHEDULE", BookingStatus.CONFIRMED, MENTEE, EXACTLY_4H))
                    .isEqualTo(new Action("RESCHEDULE", true, EXACTLY_4H, PRICE.zero(), null));
            assertThat(action("RESCHEDULE", BookingStatus.CONFIRMED, MENTEE, EXACTLY_4H.plusMillis(1))
                            .reason())
                    .isEqualTo("RESCHEDULE_LOCKED");
            assertThat(action("RESCHEDULE", BookingStatus.CONFIRMED, MENTEE, MONDAY_10H)
                            .reason())
                    .isEqualTo("SESSION_STARTED");
        }

        @Test
        void is_possible_for_the_mentor_until_the_start() {
            assertThat(action("RESCHEDULE", BookingStatus.CONFIRMED, MENTOR, MONDAY_10H.minusMillis(1)))
                    .isEqualTo(new Action("RESCHEDULE", true, MONDAY_10H, null, null));
            assertThat(action("RESCHEDULE", BookingStatus.CONFIRMED, MENTOR, MONDAY_10H)
                            .reason())
                    .isEqualTo("SESSION_STARTED");
        }

        @Test
        void is_possible_while_the_mentor_is_awaited() {
            assertThat(action("RESCHEDULE", BookingStatus.AWAITING_CONFIRMATION, MENTEE, EXACTLY_4H)
                            .until())
                    .isEqualTo(MONDAY_10H);
        }

        @Test
        void is_for_participants_of_a_booking_that_stands() {
            assertThat(action("RESCHEDULE", BookingStatus.CONFIRMED, STRANGER, EXACTLY_24H)
                            .reason())
                    .isEqualTo("ONLY_PARTICIPANTS");
            assertThat(action("RESCHEDULE", BookingStatus.REQUESTED, MENTEE, EXACTLY_24H)
                            .reason())
                    .isEqualTo("NOT_RESCHEDULABLE");
        }

        @Test
        void is_answered_by_the_other_side() {
            var open = Views.proposed("bkg_one", Party.MENTOR, ProposalState.OPEN);
            assertThat(names(open, MENTEE))
                    .contains("ACCEPT_PROPOSAL", "DECLINE_PROPOSAL")
                    .doesNotContain("WITHDRAW_PROPOSAL");
            assertThat(names(open, MENTOR))
                    .contains("WITHDRAW_PROPOSAL")
                    .doesNotContain("ACCEPT_PROPOSAL", "DECLINE_PROPOSAL");
            assertThat(names(open, STRANGER)).doesNotContain("ACCEPT_PROPOSAL", "WITHDRAW_PROPOSAL");
            assertThat(names(Views.proposed("bkg_one", Party.MENTOR, ProposalState.RESERVING), MENTEE))
                    .doesNotContain("ACCEPT_PROPOSAL");
        }

        @Test
        void says_how_much_more_the_proposed_session_costs_or_less() {
            for (var difference : List.of(Money.of(17_500, "ZAR"), Money.of(-17_500, "ZAR"), Money.zero("ZAR"))) {
                var session = new ProposedSession(null, Modality.VIDEO, PRICE.plus(difference), difference);
                var open = Views.proposed("bkg_one", Party.MENTOR, ProposalState.OPEN, session);
                assertThat(named("ACCEPT_PROPOSAL", open, MENTEE).cost()).isEqualTo(difference);
            }
            assertThat(named("ACCEPT_PROPOSAL", Views.proposed("bkg_one", Party.MENTOR, ProposalState.OPEN), MENTEE)
                            .cost())
                    .isNull();
        }

        @Test
        void waits_for_what_is_being_paid() {
            var paying = Views.proposed("bkg_one", Party.MENTOR, ProposalState.PAYING);
            assertThat(named("RESCHEDULE", paying, MENTEE).reason()).isEqualTo("PROPOSAL_BEING_PAID");
            for (var viewer : List.of(MENTEE, MENTOR)) {
                assertThat(names(paying, viewer))
                        .doesNotContain("RESCHEDULE", "ACCEPT_PROPOSAL", "DECLINE_PROPOSAL", "WITHDRAW_PROPOSAL");
            }
        }

        private static Action named(String name, BookingView booking, Viewer viewer) {
            return new BookingActions(booking, viewer, EXACTLY_24H)
                    .all().stream()
                            .filter(action -> action.action().equals(name))
                            .findFirst()
                            .orElseThrow();
        }

        private static List<String> names(BookingView booking, Viewer viewer) {
            return new BookingActions(booking, viewer, EXACTLY_24H)
                    .all().stream().filter(Action::allowed).map(Action::action).toList();
        }
    }

    @Nested
    class Cancelling {

        @Test
        void is_free_for_the_mentee_until_24_hours_before() {
            assertThat(action("CANCEL", BookingStatus.CONFIRMED, MENTEE, EXACTLY_24H.minusMillis(1)))
                    .isEqualTo(new Action("CANCEL", true, EXACTLY_24H, PRICE.zero(), null));
        }

        @Test
        void costs_everything_at_exactly_24_hours() {
            assertThat(action("CANCEL", BookingStatus.CONFIRMED, MENTEE, EXACTLY_24H))
                    .isEqualTo(new Action("CANCEL", true, MONDAY_10H, PRICE, null));
        }

        @Test
        void is_free_for_mentor_and_admin_until_the_start() {
            for (var viewer : Set.of(MENTOR, STAFF)) {
                assertThat(action("CANCEL", BookingStatus.CONFIRMED, viewer, MONDAY_10H.minusMillis(1)))
                        .isEqualTo(new Action("CANCEL", true, MONDAY_10H, PRICE.zero(), null));
                assertThat(action("CANCEL", BookingStatus.CONFIRMED, viewer, MONDAY_10H)
                                .reason())
                        .isEqualTo("SESSION_STARTED");
            }
        }

        @Test
        void is_free_before_it_was_confirmed() {
            assertThat(action("CANCEL", BookingStatus.AWAITING_CONFIRMATION, MENTEE, EXACTLY_24H)
                            .cost())
                    .isEqualTo(PRICE.zero());
        }

        @ParameterizedTest
        @EnumSource(
                value = BookingStatus.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"REQUESTED", "AWAITING_CONFIRMATION", "CONFIRMED", "IN_PROGRESS"})
        void is_over_afterwards(BookingStatus status) {
            assertThat(action("CANCEL", status, MENTEE, EXACTLY_24H).reason()).isEqualTo("BOOKING_NOT_CANCELLABLE");
            assertThat(actions(status, MENTEE, EXACTLY_24H).refundQuote()).isEqualTo(PRICE.zero());
        }

        @Test
        void is_not_for_strangers() {
            assertThat(action("CANCEL", BookingStatus.CONFIRMED, STRANGER, EXACTLY_24H)
                            .reason())
                    .isEqualTo("ONLY_PARTICIPANTS");
        }

        @Test
        void quotes_what_is_returned() {
            assertThat(actions(BookingStatus.CONFIRMED, MENTEE, EXACTLY_24H.minusMillis(1))
                            .refundQuote())
                    .isEqualTo(PRICE);
            assertThat(actions(BookingStatus.CONFIRMED, MENTEE, EXACTLY_24H).refundQuote())
                    .isEqualTo(PRICE.zero());
            assertThat(actions(BookingStatus.CONFIRMED, MENTOR, EXACTLY_24H).refundQuote())
                    .isEqualTo(PRICE);
        }
    }

    @Nested
    class CheckingIn {

        @Test
        void opens_30_minutes_before_counts_until_10_minutes_after_the_start_and_closes_at_the_end() {
            var opens = MONDAY_10H.minus(Duration.ofMinutes(30));
            var closes = MONDAY_10H.plus(Duration.ofMinutes(10));
            var end = MONDAY_10H.plus(Duration.ofHours(1));

            assertThat(action("CHECK_IN", BookingStatus.CONFIRMED, MENTEE, opens.minusMillis(1)))
                    .isEqualTo(new Action("CHECK_IN", false, opens, null, "CHECK_IN_NOT_OPEN"));
            assertThat(action("CHECK_IN", BookingStatus.CONFIRMED, MENTEE, opens))
                    .isEqualTo(new Action("CHECK_IN", true, closes, null, null));
            assertThat(action("CHECK_IN", BookingStatus.CONFIRMED, MENTOR, closes)
                            .until())
                    .isEqualTo(end);
            assertThat(action("CHECK_IN", BookingStatus.CONFIRMED, MENTOR, end).reason())
                    .isEqualTo("CHECK_IN_CLOSED");
        }
    }

    @Nested
    class Answering {

        @Test
        void is_the_mentors_until_the_time_is_over() {
            var answerBy = Views.LONG_BEFORE.plus(Duration.ofHours(72));

            assertThat(action("CONFIRM", BookingStatus.AWAITING_CONFIRMATION, MENTOR, answerBy.minusMillis(1))
                            .allowed())
                    .isTrue();
            assertThat(action("DECLINE", BookingStatus.AWAITING_CONFIRMATION, MENTOR, answerBy)
                            .reason())
                    .isEqualTo("BOOKING_NOT_AWAITING");
            assertThat(action("CONFIRM", BookingStatus.AWAITING_CONFIRMATION, MENTEE, answerBy)
                            .reason())
                    .isEqualTo("ONLY_THE_MENTOR");
        }
    }

    @Nested
    class Disputing {

        @Test
        void is_possible_for_24_hours_after_the_end() {
            var end = MONDAY_10H.plus(Duration.ofHours(25));

            assertThat(action("OPEN_DISPUTE", BookingStatus.COMPLETED, MENTEE, end.minusMillis(1))
                            .allowed())
                    .isTrue();
            assertThat(action("OPEN_DISPUTE", BookingStatus.COMPLETED, MENTEE, end)
                            .reason())
                    .isEqualTo("DISPUTE_WINDOW_OVER");
            assertThat(action("OPEN_DISPUTE", BookingStatus.DISPUTED, MENTEE, end)
                            .reason())
                    .isEqualTo("ALREADY_DISPUTED");
            assertThat(action("OPEN_DISPUTE", BookingStatus.CONFIRMED, MENTEE, end)
                            .reason())
                    .isEqualTo("DISPUTE_NOT_POSSIBLE");
        }

        @Test
        void is_decided_by_admins_who_alone_see_it() {
            assertThat(action("RESOLVE_DISPUTE", BookingStatus.DISPUTED, STAFF, MONDAY_10H)
                            .allowed())
                    .isTrue();
            assertThat(action("REFUND", BookingStatus.DISPUTED, STAFF, MONDAY_10H)
                            .reason())
                    .isEqualTo("REFUND_NOT_POSSIBLE");
            assertThat(action("REFUND", BookingStatus.CLOSED, STAFF, MONDAY_10H).allowed())
                    .isTrue();
            assertThat(action("READ_PRIVATE_NOTES", BookingStatus.CLOSED, STAFF, MONDAY_10H)
                            .allowed())
                    .isTrue();
            assertThat(actions(BookingStatus.DISPUTED, MENTEE, MONDAY_10H).all())
                    .extracting(Action::action)
                    .containsExactly(
                            "CONFIRM",
                            "DECLINE",
                            "RESCHEDULE",
                            "CANCEL",
                            "CHECK_IN",
                            "OPEN_DISPUTE",
                            "EDIT_AGENDA",
                            "STATE_IN_DISPUTE",
                            "APPEAL_DISPUTE",
                            "RATE_SESSION");
        }

        @Test
        void is_heard_until_the_statements_are_over() {
            var hearing = hearing(List.of(), List.of(), null);
            assertThat(heard(hearing, null, MONDAY_10H).state())
                    .isEqualTo(new Action("STATE_IN_DISPUTE", true, ANSWER_BY, null, null));
            assertThat(heard(hearing, null, ANSWER_BY).state().reason()).isEqualTo("STATEMENTS_OVER");
            var five = hearing(Collections.nCopies(5, Party.MENTEE), List.of(), null);
            assertThat(heard(five, null, MONDAY_10H).state().reason()).isEqualTo("TOO_MANY_STATEMENTS");
            assertThat(heard(hearing, MONDAY_10H, MONDAY_10H).state().reason()).isEqualTo("NO_OPEN_DISPUTE");
        }

        @Test
        void is_appealed_once_and_in_time() {
            var decided = hearing(List.of(), List.of(), ANSWER_BY);
            assertThat(heard(decided, MONDAY_10H, MONDAY_10H).appeal())
                    .isEqualTo(new Action("APPEAL_DISPUTE", true, ANSWER_BY, null, null));
            assertThat(heard(decided, MONDAY_10H, ANSWER_BY).appeal().reason()).isEqualTo("APPEAL_WINDOW_OVER");
            assertThat(heard(decided, null, MONDAY_10H).appeal().reason()).isEqualTo("APPEAL_NOT_POSSIBLE");
            var again = hearing(List.of(), List.of(Party.MENTEE), ANSWER_BY);
            assertThat(heard(again, MONDAY_10H, MONDAY_10H).appeal().reason()).isEqualTo("ALREADY_APPEALED");
        }

        /** The payer's bank asks after it was decided. */
        @Test
        void is_appealed_though_what_was_decided_is_held_and_heard_no_more() {
            var held = held(List.of(), ANSWER_BY);
            assertThat(heard(held, null, MONDAY_10H).appeal())
                    .isEqualTo(new Action("APPEAL_DISPUTE", true, ANSWER_BY, null, null));
            assertThat(heard(held, null, ANSWER_BY).appeal().reason()).isEqualTo("APPEAL_WINDOW_OVER");
            assertThat(heard(held(List.of(), null), null, MONDAY_10H).appeal().reason())
                    .isEqualTo("APPEAL_WINDOW_OVER");
            assertThat(heard(held(List.of(Party.MENTEE), ANSWER_BY), null, MONDAY_10H)
                            .appeal()
                            .reason())
                    .isEqualTo("ALREADY_APPEALED");
            assertThat(heard(held, null, MONDAY_10H).state().reason()).isEqualTo("STATEMENTS_OVER");
        }

        private static HearingView held(List<Party> appellants, @Nullable Instant appealUntil) {
            return new HearingView(
                    0, ANSWER_BY, ANSWER_BY, List.of(), List.of(ADMIN), appellants, appealUntil, ANSWER_BY, true);
        }

        @Test
        void is_followed_by_a_refund_once_it_is_decided_whoever_opened_it() {
            for (var source : DisputeSource.values()) {
                assertThat(refund(source, MONDAY_10H, null, STAFF, MONDAY_10H).allowed())
                        .isTrue();
                assertThat(refund(source, null, null, STAFF, MONDAY_10H).reason())
                        .isEqualTo("REFUND_NOT_POSSIBLE");
            }
        }

        @Test
        void is_refunded_neither_by_a_party_nor_while_it_can_be_appealed_by_who_decided() {
            var source = DisputeSource.MENTEE;
            for (var party : List.of(LERATO, THANDI)) {
                var admin = new Viewer(party, Set.of(Role.ADMIN));
                assertThat(refund(source, MONDAY_10H, null, admin, MONDAY_10H).reason())
                        .isEqualTo("OWN_DISPUTE");
            }
            var other = new Viewer(SAM, Set.of(Role.ADMIN));
            assertThat(refund(source, MONDAY_10H, ANSWER_BY, STAFF, MONDAY_10H).reason())
                    .isEqualTo("DECIDED_BY_YOU");
            assertThat(refund(source, MONDAY_10H, ANSWER_BY, other, MONDAY_10H).allowed())
                    .isTrue();
            assertThat(refund(source, MONDAY_10H, ANSWER_BY, STAFF, ANSWER_BY).allowed())
                    .isTrue();
        }

        private static Action refund(
                DisputeSource source,
                @Nullable Instant resolvedAt,
                @Nullable Instant appealUntil,
                Viewer viewer,
                Instant at) {
            var hearing =
                    new HearingView(0, ANSWER_BY, ANSWER_BY, List.of(), List.of(ADMIN), List.of(), appealUntil, null);
            var dispute = new DisputeView("dsp_one", source, null, MONDAY_10H, null, null, resolvedAt, PRICE, hearing);
            return new BookingActions(Views.settledAfter(dispute), viewer, at)
                    .all().stream()
                            .filter(action -> action.action().equals("REFUND"))
                            .findFirst()
                            .orElseThrow();
        }

        private static final Instant ANSWER_BY = MONDAY_10H.plusSeconds(3_600);

        private static HearingActions heard(HearingView hearing, @Nullable Instant resolvedAt, Instant at) {
            var dispute = new DisputeView(
                    "dsp_one", DisputeSource.MENTEE, "Too short", MONDAY_10H, null, null, resolvedAt, null, hearing);
            return new HearingActions(dispute, Party.MENTEE, at);
        }

        private static HearingView hearing(
                List<Party> statements, List<Party> appellants, @Nullable Instant appealUntil) {
            return new HearingView(0, ANSWER_BY, ANSWER_BY, statements, List.of(), appellants, appealUntil, null);
        }
    }

    @Nested
    class TheAgenda {

        private static final Instant LAST = MONDAY_10H.plus(Duration.ofHours(1)).plus(Duration.ofDays(7));

        @ParameterizedTest
        @EnumSource(names = {"REQUESTED", "AWAITING_CONFIRMATION", "CONFIRMED", "IN_PROGRESS", "COMPLETED", "CLOSED"})
        void is_for_both_until_a_week_after_the_session(BookingStatus status) {
            for (var viewer : List.of(MENTEE, MENTOR)) {
                assertThat(action("EDIT_AGENDA", status, viewer, LAST.minusMillis(1)))
                        .isEqualTo(new Action("EDIT_AGENDA", true, LAST, null, null));
                assertThat(action("EDIT_AGENDA", status, viewer, LAST).reason()).isEqualTo("AGENDA_CLOSED");
            }
            assertThat(actions(status, STAFF, MONDAY_10H).all())
                    .extracting(Action::action)
                    .doesNotContain("EDIT_AGENDA");
        }

        @ParameterizedTest
        @EnumSource(names = {"CANCELLED", "DECLINED", "EXPIRED", "PAYMENT_FAILED", "NO_SHOW", "DISPUTED"})
        void is_closed_where_the_session_is_not_held_or_is_disputed(BookingStatus status) {
            assertThat(action("EDIT_AGENDA", status, MENTEE, LAST.minusMillis(1))
                            .reason())
                    .isEqualTo("AGENDA_CLOSED");
        }
    }

    @Nested
    class TheForm {

        @ParameterizedTest
        @EnumSource(names = {"REQUESTED", "AWAITING_CONFIRMATION", "CONFIRMED"})
        void is_answered_by_the_mentee_until_the_start_where_something_was_asked(BookingStatus status) {
            var asked = Views.asked("bkg_one", status);
            assertThat(answer(asked, MENTEE, MONDAY_10H.minusMillis(1)))
                    .containsExactly(new Action("ANSWER_FORM", true, MONDAY_10H, null, null));
            assertThat(answer(asked, MENTEE, MONDAY_10H))
                    .containsExactly(new Action("ANSWER_FORM", false, null, null, "ANSWERS_CLOSED"));
            assertThat(answer(asked, MENTOR, MONDAY_10H.minusMillis(1))).isEmpty();
            assertThat(answer(Views.booking("bkg_one", status), MENTEE, MONDAY_10H.minusMillis(1)))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = {"CANCELLED", "IN_PROGRESS", "COMPLETED"})
        void is_closed_then(BookingStatus status) {
            assertThat(answer(Views.asked("bkg_one", status), MENTEE, MONDAY_10H.minusMillis(1)))
                    .containsExactly(new Action("ANSWER_FORM", false, null, null, "ANSWERS_CLOSED"));
        }

        private static List<Action> answer(BookingView booking, Viewer viewer, Instant at) {
            return new BookingActions(booking, viewer, at)
                    .all().stream()
                            .filter(action -> action.action().equals("ANSWER_FORM"))
                            .toList();
        }
    }

    @Nested
    class TheMeetingLink {

        @Test
        void is_set_by_the_mentor_alone_from_the_confirmation_to_the_end() {
            var end = MONDAY_10H.plus(Duration.ofHours(1));
            assertThat(action("SET_MEETING_LINK", BookingStatus.CONFIRMED, MENTOR, MONDAY_10H))
                    .isEqualTo(new Action("SET_MEETING_LINK", true, end, null, null));
            assertThat(action("SET_MEETING_LINK", BookingStatus.IN_PROGRESS, MENTOR, MONDAY_10H)
                            .allowed())
                    .isTrue();
            assertThat(action("SET_MEETING_LINK", BookingStatus.COMPLETED, MENTOR, end)
                            .reason())
                    .isEqualTo("BOOKING_NOT_CONFIRMED");
            assertThat(actions(BookingStatus.CONFIRMED, MENTEE, MONDAY_10H).all())
                    .extracting(Action::action)
                    .doesNotContain("SET_MEETING_LINK");
        }

        @Test
        void is_set_so_many_times_and_can_only_be_removed_then() {
            assertThat(link(Views.linked(Settings.LINK_CHANGES - 1)).allowed()).isTrue();
            assertThat(link(Views.linked(Settings.LINK_CHANGES)))
                    .isEqualTo(new Action("SET_MEETING_LINK", false, null, null, "LINK_CHANGED_TOO_OFTEN"));
        }

        private static Action link(BookingView booking) {
            return new BookingActions(booking, MENTOR, MONDAY_10H)
                    .all().stream()
                            .filter(action -> action.action().equals("SET_MEETING_LINK"))
                            .findFirst()
                            .orElseThrow();
        }
    }

    @Nested
    class Rating {

        @Test
        void is_for_the_mentee_of_a_held_session() {
            assertThat(action("RATE_SESSION", BookingStatus.CLOSED, MENTEE, MONDAY_10H)
                            .allowed())
                    .isTrue();
            assertThat(action("RATE_SESSION", BookingStatus.NO_SHOW, MENTEE, MONDAY_10H)
                            .reason())
                    .isEqualTo("SESSION_NOT_HELD");
            assertThat(actions(BookingStatus.CLOSED, MENTOR, MONDAY_10H).all())
                    .extracting(Action::action)
                    .doesNotContain("RATE_SESSION");
        }
    }
}
