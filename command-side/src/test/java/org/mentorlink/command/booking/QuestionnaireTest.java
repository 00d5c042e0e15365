package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.command.booking.Blocks.NOBODY_BLOCKED;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.DESCRIPTION;
import static org.mentorlink.mothers.Bookings.GATEWAY;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.PAYMENT_METHOD;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.TOPIC;
import static org.mentorlink.mothers.Bookings.cancelled;
import static org.mentorlink.mothers.Bookings.checkedIn;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.request;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.HOURLY_RATE;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.MORNINGS;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorlink.booking.BookingCommand.AcceptSessionTime;
import org.mentorlink.booking.BookingCommand.AnswerPreSessionForm;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.RequestSeat;
import org.mentorlink.booking.BookingCommand.RequestSession;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.PreSessionFormAnswered;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.FilledForm;
import org.mentorlink.booking.FormAnswer;
import org.mentorlink.booking.FormQuestion;
import org.mentorlink.booking.GivenAnswer;
import org.mentorlink.booking.GivenAnswers;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.PreSessionForm;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormSet;
import org.mentorlink.booking.PreSessionFormsId;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.QuestionKind;
import org.mentorlink.command.program.Onboardings;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mothers.GroupSessions;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;

/** I12: what is asked with a session, and answered. */
class QuestionnaireTest {

    static final Set<Class<?>> MESSAGES = Set.of(AnswerPreSessionForm.class, PreSessionFormAnswered.class);

    private static final PreSessionForm ASKED = new PreSessionForm(
            1,
            List.of(
                    question("qst_goal", QuestionKind.LONG_TEXT, true, 5L, 20L),
                    question("qst_line", QuestionKind.SHORT_TEXT, false, null, null),
                    question("qst_level", QuestionKind.ONE_CHOICE, true, null, null, "Beginner", "Expert"),
                    question("qst_tools", QuestionKind.SEVERAL_CHOICES, false, 2L, 2L, "Java", "Go", "C"),
                    question("qst_years", QuestionKind.NUMBER, false, 0L, 60L),
                    question("qst_before", QuestionKind.YES_NO, false, null, null)));

    private static final GivenAnswer GOAL = words("qst_goal", " To compile ");
    private static final GivenAnswer LEVEL = choice("qst_level", "Expert");
    private static final FormAnswer GOAL_ANSWERED = answer("qst_goal", "To compile");
    private static final FormAnswer LEVEL_ANSWERED = answer("qst_level", "Expert");
    private static final FilledForm FILLED = new FilledForm(ASKED, List.of(GOAL_ANSWERED, LEVEL_ANSWERED));
    private static final GivenAnswers GIVEN = new GivenAnswers(1, List.of(LEVEL, GOAL));

    @AfterAll
    static void every_message_of_it_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @Nested
    class Asking_for_a_session {

        @Test
        void copies_what_is_asked_with_the_answers() {
            var asks = asking(GIVEN);
            at(NOW).when(asks).then(with(requested(), ContentHash.of(asks), FILLED));
        }

        @Test
        void takes_every_kind_of_answer_in_the_order_of_the_questions() {
            var asks = asking(new GivenAnswers(
                    null,
                    List.of(
                            new GivenAnswer("qst_before", null, null, null, false),
                            new GivenAnswer("qst_years", null, null, 0L, null),
                            choice("qst_tools", "C", "Java"),
                            LEVEL,
                            words("qst_line", "One line"),
                            GOAL)));
            var all = new FilledForm(
                    ASKED,
                    List.of(
                            GOAL_ANSWERED,
                            answer("qst_line", "One line"),
                            LEVEL_ANSWERED,
                            answer("qst_tools", "Java", "C"),
                            answer("qst_years", "0"),
                            answer("qst_before", "false")));
            at(NOW).when(asks).then(with(requested(), ContentHash.of(asks), all));
        }

        @Test
        void is_refused_without_what_the_mentor_has_to_know_and_names_it_all() {
            at(NOW).when(request())
                    .refused("ANSWERS_MISSING", "input", "preSessionForm", "answers", "qst_goal", "qst_level");
            at(NOW).when(asking(new GivenAnswers(null, List.of(words("qst_goal", " \u200b "), LEVEL))))
                    .refused("ANSWERS_MISSING", "input", "preSessionForm", "answers", "qst_goal");
        }

        @Test
        void is_refused_where_another_form_was_answered() {
            at(NOW).when(asking(new GivenAnswers(2, GIVEN.answers())))
                    .refused("FORM_CHANGED", "input", "preSessionForm", "edition");
            at(NOW, null).when(asking(GIVEN)).refused("FORM_CHANGED", "input", "preSessionForm", "edition");
            at(NOW, null)
                    .when(asking(new GivenAnswers(null, List.of(GOAL))))
                    .refused("UNKNOWN_QUESTION", "input", "preSessionForm", "answers", "qst_goal");
        }

        @Test
        void asks_nothing_where_the_mentor_does_not() {
            at(NOW, null).when(request()).then(requested());
            at(NOW, null).when(asking(new GivenAnswers(0, List.of()))).then(requested());
        }

        static Stream<GivenAnswer> odd() {
            return Stream.of(
                    words("qst_goal", "Four"),
                    words("qst_goal", "x".repeat(21)),
                    words("qst_line", "two\nlines"),
                    words("qst_line", "x".repeat(201)),
                    choice("qst_goal", "To compile"),
                    choice("qst_level", "Guru"),
                    choice("qst_level", "Beginner", "Expert"),
                    choice("qst_tools", "Java"),
                    choice("qst_tools", "Java", "Java"),
                    choice("qst_tools", "Java", "Go", "C"),
                    words("qst_years", "seven"),
                    new GivenAnswer("qst_years", null, null, 61L, null),
                    new GivenAnswer("qst_years", null, null, -1L, null),
                    new GivenAnswer("qst_years", "7", null, 7L, null),
                    words("qst_before", "yes"));
        }

        @Test
        void is_refused_with_the_number_of_a_card() {
            at(NOW).when(asking(new GivenAnswers(null, List.of(words("qst_line", "4242 4242 4242 4242")))))
                    .refused("CARD_NUMBER", "input", "preSessionForm", "answers", "qst_line");
        }

        @ParameterizedTest
        @MethodSource("odd")
        void is_refused_with_an_answer_that_is_none(GivenAnswer given) {
            at(NOW).when(asking(new GivenAnswers(null, List.of(given))))
                    .refused("INVALID_ANSWER", "input", "preSessionForm", "answers", given.questionId());
        }

        @Test
        void is_refused_with_two_answers_to_one_question_and_with_one_to_another() {
            at(NOW).when(asking(new GivenAnswers(null, List.of(GOAL, GOAL))))
                    .refused("ANSWERED_TWICE", "input", "preSessionForm", "answers", "qst_goal");
            at(NOW).when(asking(new GivenAnswers(null, List.of(words("qst_other", "?")))))
                    .refused("UNKNOWN_QUESTION", "input", "preSessionForm", "answers", "qst_other");
        }

        @Test
        void is_the_same_request_with_the_same_answers_alone() {
            var asks = asking(GIVEN);
            var booked = with(requested(), ContentHash.of(asks), FILLED);
            at(NOW).given(booked).when(asks).nothing();
            at(NOW).given(booked)
                    .when(asking(new GivenAnswers(1, List.of(LEVEL, words("qst_goal", "To parse")))))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
        }

        @Test
        void of_a_group_answers_the_usual_form() {
            var seat = new RequestSeat(BOOKING, WORKSHOP, ADA, "My first compiler", GATEWAY, PAYMENT_METHOD, GIVEN);
            at(NOW).when(seat).then(with(GroupSessions.seatRequested("?"), ContentHash.of(seat), FILLED));
            at(NOW).when(GroupSessions.requestSeat())
                    .refused("ANSWERS_MISSING", "input", "preSessionForm", "answers", "qst_goal", "qst_level");
        }

        @Test
        void without_a_time_answers_it_and_hands_it_on_to_the_booking() {
            var asks = new RequestSession(BOOKING, MENTOR_GRACE, ADA, null, TOPIC, null, null, GIVEN);
            var asked = sessionRequested(asks);
            at(NOW).when(asks).then(asked);
            at(NOW).when(new RequestSession(BOOKING, MENTOR_GRACE, ADA, null, TOPIC, null, null))
                    .refused("ANSWERS_MISSING", "input", "preSessionForm", "answers", "qst_goal", "qst_level");
            var proposal = ProposalId.of(BOOKING, 1);
            var until = NOW.plus(Settings.PROPOSAL);
            var proposed = new TimeProposed(
                    BOOKING,
                    proposal,
                    Party.MENTOR,
                    GRACE,
                    ADA,
                    null,
                    SESSION,
                    MORNINGS.bufferMinutes(),
                    false,
                    false,
                    null,
                    until);
            at(NOW).given(asked, proposed, new ProposalOpened(BOOKING, proposal, Party.MENTOR, SESSION, until))
                    .when(new AcceptSessionTime(BOOKING, proposal, GATEWAY, PAYMENT_METHOD))
                    .then(new BookingRequested(
                            BOOKING,
                            MENTOR_GRACE,
                            GRACE,
                            ADA,
                            SESSION,
                            MORNINGS.bufferMinutes(),
                            asked.topic(),
                            null,
                            Modality.VIDEO,
                            null,
                            null,
                            asked.price(),
                            Settings.COMMISSION_BASIS_POINTS,
                            CancellationPolicy.STANDARD,
                            ConfirmationMode.INSTANT,
                            GATEWAY,
                            PAYMENT_METHOD,
                            asked.contentHash(),
                            NOW.plus(Settings.HOLD),
                            proposal,
                            FILLED,
                            null));
        }

        private static SessionRequested sessionRequested(RequestSession asks) {
            return new SessionRequested(
                    BOOKING,
                    MENTOR_GRACE,
                    GRACE,
                    ADA,
                    Personal.of(ADA, TOPIC),
                    null,
                    Modality.VIDEO,
                    null,
                    Settings.SESSION,
                    requested().price(),
                    Settings.COMMISSION_BASIS_POINTS,
                    CancellationPolicy.STANDARD,
                    Personal.of(ADA, ContentHash.of(asks)),
                    NOW.plus(Settings.CONFIRMATION),
                    FILLED);
        }
    }

    @Nested
    class Answering_later {

        private static final BookingRequested BOOKED = with(requested(), "hash", FILLED);

        @Test
        void keeps_the_other_answers() {
            at(NOW).given(BOOKED, confirmed())
                    .when(answering(null, new GivenAnswer("qst_years", null, null, 7L, null)))
                    .then(answered(GOAL_ANSWERED, LEVEL_ANSWERED, answer("qst_years", "7")));
        }

        @Test
        void changes_and_takes_back() {
            var years = answer("qst_years", "7");
            at(NOW).given(BOOKED, confirmed(), answered(GOAL_ANSWERED, LEVEL_ANSWERED, years))
                    .when(answering(
                            3, choice("qst_level", "Beginner"), new GivenAnswer("qst_years", null, null, null, null)))
                    .then(answered(GOAL_ANSWERED, answer("qst_level", "Beginner")));
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(BOOKED).when(answering(0, GOAL, LEVEL)).nothing();
        }

        @Test
        void leaves_no_required_question_open() {
            at(NOW).given(BOOKED)
                    .when(answering(null, words("qst_goal", "")))
                    .refused("ANSWERS_MISSING", "input", "preSessionForm", "answers", "qst_goal");
        }

        @Test
        void is_refused_to_who_has_not_seen_the_answers_as_they_are() {
            var before = answered(GOAL_ANSWERED, LEVEL_ANSWERED, answer("qst_years", "7"));
            at(NOW).given(BOOKED, before, confirmed())
                    .when(answering(1, words("qst_line", "x")))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
            at(NOW).given(BOOKED, before, confirmed())
                    .when(answering(2, words("qst_line", "x")))
                    .then(answered(GOAL_ANSWERED, answer("qst_line", "x"), LEVEL_ANSWERED, answer("qst_years", "7")));
        }

        @Test
        void is_for_the_mentee_alone() {
            at(NOW).given(BOOKED)
                    .when(new AnswerPreSessionForm(BOOKING, GRACE, List.of(GOAL), null))
                    .refused("ONLY_THE_MENTEE", "input", "bookingId");
        }

        @Test
        void is_possible_until_the_session_starts() {
            var given = answering(null, words("qst_line", "x"));
            at(MONDAY_10H.minusMillis(1))
                    .given(BOOKED, confirmed())
                    .when(given)
                    .then(answered(GOAL_ANSWERED, answer("qst_line", "x"), LEVEL_ANSWERED));
            at(MONDAY_10H).given(BOOKED, confirmed()).when(given).refused("ANSWERS_CLOSED");
            at(NOW).given(BOOKED, cancelled(CancelledBy.MENTEE)).when(given).refused("ANSWERS_CLOSED");
            at(SESSION.endsAt())
                    .given(
                            BOOKED,
                            confirmed(),
                            checkedIn(Party.MENTOR),
                            checkedIn(Party.MENTEE),
                            new BookingCompleted(BOOKING))
                    .when(given)
                    .refused("ANSWERS_CLOSED");
        }

        @Test
        void is_over_after_many_changes() {
            var changes = new Object[51];
            changes[0] = BOOKED;
            for (var n = 1; n <= 50; n++) {
                changes[n] = answered(GOAL_ANSWERED, LEVEL_ANSWERED, answer("qst_years", Integer.toString(n)));
            }
            at(NOW).given(changes)
                    .when(answering(null, words("qst_line", "x")))
                    .refused("TOO_MANY_ANSWERS", "input", "bookingId");
            at(NOW).given(Arrays.copyOf(changes, 50))
                    .when(answering(null, new GivenAnswer("qst_years", null, null, null, null)))
                    .then(answered(GOAL_ANSWERED, LEVEL_ANSWERED));
        }

        @Test
        void needs_a_form() {
            at(NOW).given(requested()).when(answering(null, GOAL)).refused("NO_PRE_SESSION_FORM");
        }

        private static AnswerPreSessionForm answering(@Nullable Integer expectedVersion, GivenAnswer... given) {
            return new AnswerPreSessionForm(BOOKING, ADA, List.of(given), expectedVersion);
        }
    }

    @Test
    void answers_are_in_no_log() {
        assertThat(asking(GIVEN).toString()).doesNotContain("To compile", "Expert");
    }

    private static FormQuestion question(
            String id,
            QuestionKind kind,
            boolean required,
            @Nullable Long least,
            @Nullable Long most,
            String... choices) {
        return new FormQuestion(
                id,
                kind,
                Personal.of(GRACE, id + "?"),
                null,
                required,
                least,
                most,
                Arrays.stream(choices).map(choice -> Personal.of(GRACE, choice)).toList());
    }

    private static GivenAnswer words(String id, String text) {
        return new GivenAnswer(id, text, null, null, null);
    }

    private static GivenAnswer choice(String id, String... choices) {
        return new GivenAnswer(id, null, List.of(choices), null, null);
    }

    private static FormAnswer answer(String id, String... values) {
        return new FormAnswer(
                id, Arrays.stream(values).map(value -> Personal.of(ADA, value)).toList());
    }

    private static PreSessionFormAnswered answered(FormAnswer... answers) {
        return new PreSessionFormAnswered(BOOKING, List.of(answers));
    }

    private static RequestBooking asking(GivenAnswers answers) {
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
                PAYMENT_METHOD,
                answers,
                null);
    }

    private static BookingRequested with(BookingRequested plain, String contentHash, FilledForm form) {
        return new BookingRequested(
                plain.bookingId(),
                plain.mentorId(),
                plain.mentorMemberId(),
                plain.menteeId(),
                plain.slot(),
                plain.bufferMinutes(),
                plain.topic(),
                plain.description(),
                plain.modality(),
                plain.offering(),
                plain.groupSessionId(),
                plain.price(),
                plain.commissionBasisPoints(),
                plain.policy(),
                plain.confirmation(),
                plain.gateway(),
                plain.paymentMethod(),
                Personal.of(ADA, contentHash),
                plain.holdExpiresAt(),
                plain.proposalId(),
                form,
                plain.takenAtOnce());
    }

    private static Scenario<Booking> at(Instant now) {
        return at(now, ASKED);
    }

    private static Scenario<Booking> at(Instant now, @Nullable PreSessionForm usual) {
        var forms = usual == null
                ? FormsState.NONE
                : FormsState.NONE.evolve(new PreSessionFormSet(
                        PreSessionFormsId.of(MENTOR_GRACE), MENTOR_GRACE, null, usual.questions()));
        MentorOffers offers = mentorId -> new Offer(
                mentorId,
                GRACE,
                HOURLY_RATE,
                Availability.of(MORNINGS),
                ConfirmationMode.INSTANT,
                Map.of(),
                CancellationPolicy.STANDARD,
                List.of(),
                forms);
        org.mentorlink.command.booking.GroupSessions open =
                id -> GroupSessionState.evolve(null, GroupSessions.scheduled()).evolve(GroupSessions.opened());
        Onboardings nothingMissing = (memberId, role) -> Optional.empty();
        KnownGateways gateways = GATEWAY::equals;
        RequestCount counted = (mentorId, menteeId, bookingId) -> {};
        return new Scenario<>(
                Booking.class,
                now,
                offers,
                open,
                new BookingReadiness(nothingMissing, NOBODY_BLOCKED),
                gateways,
                counted);
    }
}
