package org.mentorlink.query.booking;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.FilledForm;
import org.mentorlink.booking.FilledFormView;
import org.mentorlink.booking.FilledFormView.Answer;
import org.mentorlink.booking.FormAnswer;
import org.mentorlink.booking.FormQuestion;
import org.mentorlink.booking.FormView;
import org.mentorlink.booking.FormView.Question;
import org.mentorlink.booking.PreSessionForm;
import org.mentorlink.booking.QuestionKind;
import org.mentorlink.shared.Personal;

/** How pre-session forms and their answers are read. */
final class Forms {

    private Forms() {}

    static @Nullable FilledFormView view(@Nullable FilledForm form) {
        return form == null ? null : filled(view(form.asked()), form.answers());
    }

    static FormView view(PreSessionForm form) {
        return new FormView(
                form.edition(), form.questions().stream().map(Forms::question).toList());
    }

    /** @param answers all of them, in place of those before */
    static @Nullable FilledFormView answered(@Nullable FilledFormView form, List<FormAnswer> answers) {
        return form == null ? null : filled(form.form(), answers);
    }

    private static FilledFormView filled(FormView form, List<FormAnswer> answers) {
        Map<String, QuestionKind> kinds =
                form.questions().stream().collect(Collectors.toMap(Question::id, Question::kind));
        return new FilledFormView(
                form,
                answers.stream()
                        .map(answer -> answer(answer, kinds.get(answer.questionId())))
                        .toList());
    }

    private static Question question(FormQuestion question) {
        return new Question(
                question.questionId(),
                question.kind(),
                Personal.valueOf(question.prompt()),
                Personal.valueOf(question.help()),
                question.required(),
                question.least(),
                question.most(),
                values(question.choices()));
    }

    private static Answer answer(FormAnswer answer, @Nullable QuestionKind kind) {
        var values = values(answer.given());
        return new Answer(
                answer.questionId(),
                kind == QuestionKind.SHORT_TEXT || kind == QuestionKind.LONG_TEXT
                        ? only(values, Function.identity())
                        : null,
                kind == QuestionKind.ONE_CHOICE || kind == QuestionKind.SEVERAL_CHOICES ? values : List.of(),
                kind == QuestionKind.NUMBER ? only(values, Long::valueOf) : null,
                kind == QuestionKind.YES_NO ? only(values, Boolean::valueOf) : null);
    }

    /** Without what is erased. */
    private static List<String> values(List<Personal> several) {
        return several.stream().map(Personal::value).filter(Objects::nonNull).toList();
    }

    private static <T> @Nullable T only(List<String> values, Function<String, T> read) {
        return values.isEmpty() ? null : read.apply(values.getFirst());
    }
}
