package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorlink.booking.FormQuestion;
import org.mentorlink.booking.PreSessionFormsCommand;
import org.mentorlink.booking.PreSessionFormsCommand.RemovePreSessionForm;
import org.mentorlink.booking.PreSessionFormsCommand.SetPreSessionForm;
import org.mentorlink.booking.PreSessionFormsEvent;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormRemoved;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormSet;
import org.mentorlink.booking.PreSessionFormsId;
import org.mentorlink.booking.QuestionKind;
import org.mentorlink.booking.WantedQuestion;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

class PreSessionFormsTest {

    private static final PreSessionFormsId FORMS = PreSessionFormsId.of(MENTOR_GRACE);
    private static final OfferingId REVIEW = new OfferingId("off_review");
    private static final WantedQuestion GOAL = new WantedQuestion(
            "qst_goal", true, QuestionKind.LONG_TEXT, " What for? ", "", true, null, 500L, List.of());
    private static final WantedQuestion LEVEL = new WantedQuestion(
            "qst_level", true, QuestionKind.ONE_CHOICE, "How far?", "Roughly", false, null, null, List.of("A", "B"));
    private static final PreSessionFormSet USUAL = set(null, question(GOAL, "What for?", null));
    private static final PreSessionFormSet OF_REVIEW = set(REVIEW, question(LEVEL, "How far?", "Roughly"));

    @AfterAll
    static void every_command_and_event_was_in_a_scenario() {
        Scenario.assertAllUsed(PreSessionFormsCommand.class, PreSessionFormsEvent.class);
    }

    @Nested
    class Setting_a_form {

        @Test
        void keeps_the_questions_in_their_order() {
            forms().when(setting(null, 0, GOAL)).then(USUAL);
            forms().when(setting(null, 0, LEVEL, GOAL))
                    .then(set(null, question(LEVEL, "How far?", "Roughly"), question(GOAL, "What for?", null)));
        }

        @Test
        void may_ask_nothing() {
            forms().given(USUAL).when(setting(REVIEW, 1)).then(set(REVIEW));
        }

        @Test
        void changes_nothing_twice_whatever_was_seen() {
            forms().given(USUAL).when(setting(null, 0, GOAL)).nothing();
        }

        @Test
        void is_refused_to_who_has_not_seen_that_form_as_it_is_and_to_nobody_because_of_another() {
            forms().given(USUAL).when(setting(null, 0, LEVEL)).refused("VERSION_CONFLICT", "input", "expectedVersion");
            forms().given(USUAL).when(setting(null, 2, LEVEL)).refused("VERSION_CONFLICT", "input", "expectedVersion");
            forms().given(USUAL, OF_REVIEW).when(setting(null, 1, LEVEL)).then(set(null, OF_REVIEW.questions()));
            forms().given(USUAL).when(setting(REVIEW, 0, LEVEL)).then(OF_REVIEW);
        }

        @Test
        void needs_an_offering_of_the_mentors_and_a_mentor() {
            forms().when(setting(new OfferingId("off_other"), 0, GOAL))
                    .refused("UNKNOWN_OFFERING", "input", "offeringId");
            new Scenario<>(PreSessionForms.class, NOW, noMentor())
                    .when(setting(null, 0, GOAL))
                    .refused("NOT_A_MENTOR");
        }

        @Test
        void is_refused_with_too_many_questions() {
            var many = IntStream.rangeClosed(1, 21)
                    .mapToObj(number -> text("qst_" + number, null, null))
                    .toArray(WantedQuestion[]::new);
            forms().when(setting(null, 0, many)).refused("TOO_MANY_QUESTIONS", "input", "questions");
        }

        @Test
        void is_refused_where_the_questions_are_too_long_together() {
            var long1 = asking("x".repeat(300), "y".repeat(1_000));
            var questions = IntStream.rangeClosed(1, 8)
                    .mapToObj(number -> new WantedQuestion(
                            "qst_" + number,
                            true,
                            long1.kind(),
                            long1.prompt(),
                            long1.help(),
                            false,
                            null,
                            null,
                            List.of()))
                    .toArray(WantedQuestion[]::new);
            forms().when(setting(null, 0, questions)).refused("TEXT_TOO_LONG", "input", "questions");
        }

        @Test
        void is_refused_where_there_are_too_many_forms_already() {
            var others = IntStream.rangeClosed(1, Settings.FORMS)
                    .mapToObj(number -> set(new OfferingId("off_" + number), List.of()))
                    .toArray();
            forms().given(others).when(setting(REVIEW, 0, LEVEL)).refused("TOO_MANY_FORMS", "input", "offeringId");
        }

        @Test
        void is_refused_where_they_were_changed_too_often() {
            var changes = IntStream.range(0, Settings.FORM_CHANGES)
                    .mapToObj(number -> USUAL)
                    .toArray();
            forms().given(changes)
                    .when(setting(null, Settings.FORM_CHANGES, LEVEL))
                    .refused("FORMS_CHANGED_TOO_OFTEN", "input", "questions");
            forms().given(changes)
                    .when(new RemovePreSessionForm(FORMS, null, Settings.FORM_CHANGES))
                    .then(new PreSessionFormRemoved(FORMS, null));
        }

        /** Else somebody could give an id that another mentor's question has, or any other text. */
        @Test
        void is_refused_with_an_id_that_no_question_of_the_mentor_ever_had() {
            var known = new WantedQuestion(
                    "qst_level",
                    false,
                    QuestionKind.ONE_CHOICE,
                    "How far?",
                    "Roughly",
                    false,
                    null,
                    null,
                    LEVEL.choices());
            forms().given(USUAL)
                    .when(setting(null, 1, GOAL, known))
                    .refused("UNKNOWN_QUESTION", "input", "questions", "1", "id");
            forms().given(OF_REVIEW).when(setting(null, 0, known)).then(set(null, OF_REVIEW.questions()));
            forms().given(OF_REVIEW, new PreSessionFormRemoved(FORMS, REVIEW))
                    .when(setting(null, 0, known))
                    .then(set(null, OF_REVIEW.questions()));
        }

        @Test
        void keeps_what_an_id_stands_for() {
            var other = new WantedQuestion(
                    "qst_goal", true, QuestionKind.YES_NO, "What for?", null, true, null, null, List.of());
            forms().given(USUAL)
                    .when(setting(null, 1, LEVEL, other))
                    .refused("QUESTION_KIND_FIXED", "input", "questions", "1", "kind");
            forms().given(USUAL, new PreSessionFormRemoved(FORMS, null))
                    .when(setting(null, 2, other))
                    .refused("QUESTION_KIND_FIXED", "input", "questions", "0", "kind");
        }

        @Test
        void is_refused_with_an_id_twice_or_of_another_kind() {
            forms().when(setting(null, 0, GOAL, GOAL)).refused("INVALID_QUESTION_ID", "input", "questions", "1", "id");
            forms().when(setting(null, 0, text("bkg_1", null, null)))
                    .refused("INVALID_QUESTION_ID", "input", "questions", "0", "id");
        }

        @Test
        void is_refused_without_words_or_with_too_many() {
            forms().when(setting(null, 0, asking(" \u200b", null)))
                    .refused("BLANK_QUESTION", "input", "questions", "0", "prompt");
            forms().when(setting(null, 0, asking("x".repeat(301), null)))
                    .refused("TEXT_TOO_LONG", "input", "questions", "0", "prompt");
            forms().when(setting(null, 0, asking("x", "x".repeat(1_001))))
                    .refused("TEXT_TOO_LONG", "input", "questions", "0", "help");
        }

        static Stream<WantedQuestion> oddlyBounded() {
            return Stream.of(
                    text("qst_1", 0L, null),
                    text("qst_1", null, 201L),
                    text("qst_1", 11L, 10L),
                    choosing(QuestionKind.ONE_CHOICE, 1L, "A", "B"),
                    choosing(QuestionKind.SEVERAL_CHOICES, 3L, "A", "B"),
                    new WantedQuestion("qst_1", true, QuestionKind.YES_NO, "?", null, false, null, 1L, List.of()),
                    new WantedQuestion(
                            "qst_1", true, QuestionKind.NUMBER, "?", null, false, Long.MIN_VALUE, null, List.of()));
        }

        @ParameterizedTest
        @MethodSource("oddlyBounded")
        void is_refused_with_bounds_that_cannot_be(WantedQuestion question) {
            forms().when(setting(null, 0, question)).refused("INVALID_BOUNDS", "input", "questions", "0", "least");
        }

        static Stream<WantedQuestion> withOddChoices() {
            return Stream.of(
                    choosing(QuestionKind.ONE_CHOICE, null, "A"),
                    choosing(QuestionKind.SEVERAL_CHOICES, null, "A", " A"),
                    choosing(
                            QuestionKind.ONE_CHOICE,
                            null,
                            IntStream.rangeClosed(1, 21)
                                    .mapToObj(Integer::toString)
                                    .toArray(String[]::new)),
                    choosing(QuestionKind.NUMBER, null, "A", "B"));
        }

        @ParameterizedTest
        @MethodSource("withOddChoices")
        void is_refused_with_choices_that_cannot_be(WantedQuestion question) {
            forms().when(setting(null, 0, question)).refused("INVALID_CHOICES", "input", "questions", "0", "choices");
        }

        private static WantedQuestion asking(String prompt, @Nullable String help) {
            return new WantedQuestion(
                    "qst_1", true, QuestionKind.SHORT_TEXT, prompt, help, false, null, null, List.of());
        }
    }

    @Nested
    class Removing_a_form {

        @Test
        void leaves_the_usual_one() {
            forms().given(USUAL, OF_REVIEW)
                    .when(new RemovePreSessionForm(FORMS, REVIEW, 2))
                    .then(new PreSessionFormRemoved(FORMS, REVIEW));
        }

        @Test
        void changes_nothing_twice() {
            forms().given(USUAL, OF_REVIEW, new PreSessionFormRemoved(FORMS, REVIEW))
                    .when(new RemovePreSessionForm(FORMS, REVIEW, 2))
                    .nothing();
        }

        @Test
        void is_refused_to_who_has_not_seen_it_as_it_is() {
            forms().given(USUAL, OF_REVIEW)
                    .when(new RemovePreSessionForm(FORMS, REVIEW, 1))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
        }
    }

    @Test
    void an_offering_without_a_form_is_asked_for_with_the_usual_one() {
        var usual = FormsState.NONE.evolve(USUAL);
        assertThat(usual.askedFor(REVIEW)).isEqualTo(usual.askedFor(null)).isNotNull();
        assertThat(usual.evolve(OF_REVIEW).askedFor(REVIEW).edition()).isEqualTo(2);
        assertThat(usual.evolve(OF_REVIEW).askedFor(null).edition()).isEqualTo(1);
        assertThat(usual.evolve(set(REVIEW)).askedFor(REVIEW)).isNull();
        assertThat(usual.evolve(OF_REVIEW)
                        .evolve(new PreSessionFormRemoved(FORMS, REVIEW))
                        .askedFor(REVIEW)
                        .edition())
                .isEqualTo(1);
        assertThat(usual.evolve(new PreSessionFormRemoved(FORMS, null)).askedFor(null))
                .isNull();
    }

    private static WantedQuestion text(String id, @Nullable Long least, @Nullable Long most) {
        return new WantedQuestion(id, true, QuestionKind.SHORT_TEXT, "?", null, false, least, most, List.of());
    }

    private static WantedQuestion choosing(QuestionKind kind, @Nullable Long least, String... choices) {
        return new WantedQuestion("qst_1", true, kind, "?", null, false, least, null, List.of(choices));
    }

    private static Scenario<PreSessionForms> forms() {
        MentorOfferings offerings = new MentorOfferings() {
            @Override
            public boolean has(MentorId mentorId, @Nullable OfferingId offeringId) {
                return offeringId == null || offeringId.equals(REVIEW);
            }

            @Override
            public MemberId memberId(MentorId mentorId) {
                return GRACE;
            }
        };
        return new Scenario<>(PreSessionForms.class, NOW, offerings);
    }

    private static MentorOfferings noMentor() {
        return new MentorOfferings() {
            @Override
            public boolean has(MentorId mentorId, @Nullable OfferingId offeringId) {
                throw Refused.because("NOT_A_MENTOR", "Apply as mentor first.");
            }

            @Override
            public MemberId memberId(MentorId mentorId) {
                throw Refused.because("NOT_A_MENTOR", "Apply as mentor first.");
            }
        };
    }

    private static SetPreSessionForm setting(
            @Nullable OfferingId offeringId, int expectedVersion, WantedQuestion... questions) {
        return new SetPreSessionForm(FORMS, MENTOR_GRACE, offeringId, List.of(questions), expectedVersion);
    }

    private static PreSessionFormSet set(@Nullable OfferingId offeringId, FormQuestion... questions) {
        return set(offeringId, List.of(questions));
    }

    private static PreSessionFormSet set(@Nullable OfferingId offeringId, List<FormQuestion> questions) {
        return new PreSessionFormSet(FORMS, MENTOR_GRACE, offeringId, questions);
    }

    private static FormQuestion question(WantedQuestion wanted, String prompt, @Nullable String help) {
        return new FormQuestion(
                wanted.questionId(),
                wanted.kind(),
                Personal.of(GRACE, prompt),
                Personal.ofNullable(GRACE, help),
                wanted.required(),
                wanted.least(),
                wanted.most(),
                Arrays.stream(wanted.choices().toArray(String[]::new))
                        .map(choice -> Personal.of(GRACE, choice))
                        .toList());
    }
}
