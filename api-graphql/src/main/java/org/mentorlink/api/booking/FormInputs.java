package org.mentorlink.api.booking;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.GivenAnswer;
import org.mentorlink.booking.GivenAnswers;
import org.mentorlink.booking.QuestionKind;
import org.mentorlink.booking.WantedQuestion;
import org.mentorlink.shared.Ids;

/** I12: the inputs about pre-session forms. */
final class FormInputs {

    private FormInputs() {}

    record FormQuestionInput(
            @Nullable String id,
            QuestionKind kind,
            String prompt,
            @Nullable String help,
            @Nullable Boolean required,
            @Nullable Long least,
            @Nullable Long most,
            @Nullable List<String> choices) {

        WantedQuestion wanted() {
            return new WantedQuestion(
                    id == null ? Ids.random(WantedQuestion.PREFIX) : id,
                    id == null,
                    kind,
                    prompt,
                    help,
                    Boolean.TRUE.equals(required),
                    least,
                    most,
                    Objects.requireNonNullElse(choices, List.of()));
        }
    }

    record FormAnswerInput(
            String questionId,
            @Nullable String text,
            @Nullable List<String> choices,
            @Nullable Long number,
            @Nullable Boolean yes) {

        GivenAnswer given() {
            return new GivenAnswer(questionId, text, choices, number, yes);
        }
    }

    record FormAnswersInput(@Nullable Integer edition, List<FormAnswerInput> answers) {

        List<GivenAnswer> given() {
            return answers.stream().map(FormAnswerInput::given).toList();
        }

        static GivenAnswers of(@Nullable FormAnswersInput input) {
            return input == null ? GivenAnswers.NONE : new GivenAnswers(input.edition(), input.given());
        }
    }
}
