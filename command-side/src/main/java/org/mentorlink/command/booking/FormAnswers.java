package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.require;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.FilledForm;
import org.mentorlink.booking.FormAnswer;
import org.mentorlink.booking.FormQuestion;
import org.mentorlink.booking.GivenAnswer;
import org.mentorlink.booking.GivenAnswers;
import org.mentorlink.booking.PreSessionForm;
import org.mentorlink.command.shared.CardNumbers;
import org.mentorlink.command.shared.Input;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Characters;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/** I12: whether what a mentee says answers what the mentor asks. */
final class FormAnswers {

    private static final String FORM = "preSessionForm";
    private static final String ANSWERS = "answers";

    private FormAnswers() {}

    /**
     * What is asked with the session, with the answers given by then.
     *
     * @param asked absent where nothing is asked
     */
    static @Nullable FilledForm filled(@Nullable PreSessionForm asked, GivenAnswers given, MemberId menteeId) {
        var edition = given.edition();
        require(
                edition == null || edition == (asked == null ? 0 : asked.edition()),
                "FORM_CHANGED",
                "The mentor asks something else by now; read the form again.",
                FORM,
                "edition");
        var none = new FilledForm(asked == null ? new PreSessionForm(0, List.of()) : asked, List.of());
        var filled = with(none, given.answers(), menteeId);
        return asked == null ? null : filled;
    }

    /** The form with these answers in place of those to the same questions; one that says nothing takes them back. */
    static FilledForm with(FilledForm form, List<GivenAnswer> given, MemberId menteeId) {
        Map<String, FormQuestion> questions = form.asked().questions().stream()
                .collect(Collectors.toMap(FormQuestion::questionId, Function.identity()));
        Map<String, FormAnswer> answers = new LinkedHashMap<>();
        form.answers().forEach(answer -> answers.put(answer.questionId(), answer));
        var seen = new HashSet<String>();
        for (var each : given) {
            @Nullable FormQuestion question = questions.get(each.questionId());
            if (question == null) {
                throw refused("UNKNOWN_QUESTION", "This is not asked; read the form again.", each.questionId());
            }
            if (!seen.add(each.questionId())) {
                throw refused("ANSWERED_TWICE", "A question is answered once.", each.questionId());
            }
            var values = values(question, each);
            if (values.isEmpty()) {
                answers.remove(each.questionId());
            } else {
                answers.put(
                        each.questionId(),
                        new FormAnswer(
                                each.questionId(),
                                values.stream()
                                        .map(value -> Personal.of(menteeId, value))
                                        .toList()));
            }
        }
        requireAll(form.asked(), answers);
        return form.with(form.asked().questions().stream()
                .map(question -> answers.get(question.questionId()))
                .filter(Objects::nonNull)
                .toList());
    }

    /** Names those that are missing behind the path of the answers. */
    private static void requireAll(PreSessionForm form, Map<String, FormAnswer> answers) {
        var missing = form.questions().stream()
                .filter(FormQuestion::required)
                .map(FormQuestion::questionId)
                .filter(id -> !answers.containsKey(id))
                .toList();
        require(
                missing.isEmpty(),
                "ANSWERS_MISSING",
                "Answer what the mentor has to know before the session.",
                Stream.concat(Stream.of(FORM, ANSWERS), missing.stream()).toArray(String[]::new));
    }

    private static List<String> values(FormQuestion question, GivenAnswer given) {
        requireOwnField(question, given);
        return switch (question.kind()) {
            case SHORT_TEXT -> text(question, given.text(), FormInput.LONGEST_SHORT, true);
            case LONG_TEXT -> text(question, given.text(), FormInput.LONGEST_LONG, false);
            case ONE_CHOICE -> choices(question, given.choices(), 1, 1);
            case SEVERAL_CHOICES ->
                choices(
                        question,
                        given.choices(),
                        question.least() == null ? 1 : question.least(),
                        question.most() == null ? FormInput.MOST_CHOICES : question.most());
            case NUMBER -> number(question, given.number());
            case YES_NO -> given.yes() == null ? List.of() : List.of(given.yes().toString());
        };
    }

    private static void requireOwnField(FormQuestion question, GivenAnswer given) {
        var fields = new ArrayList<String>();
        if (given.text() != null) {
            fields.add("text");
        }
        if (given.choices() != null) {
            fields.add("choices");
        }
        if (given.number() != null) {
            fields.add("number");
        }
        if (given.yes() != null) {
            fields.add("yes");
        }
        var own = switch (question.kind()) {
            case SHORT_TEXT, LONG_TEXT -> "text";
            case ONE_CHOICE, SEVERAL_CHOICES -> "choices";
            case NUMBER -> "number";
            case YES_NO -> "yes";
        };
        requireValid(
                fields.isEmpty() || fields.equals(List.of(own)),
                "This question is answered with `" + own + "` alone.",
                question);
    }

    private static List<String> text(FormQuestion question, @Nullable String given, long longest, boolean oneLine) {
        if (given == null || !Characters.anyVisible(given)) {
            return List.of();
        }
        var text = given.strip();
        requireValid(!oneLine || text.lines().count() == 1, "This answer is one line.", question);
        var length = text.codePointCount(0, text.length());
        var least = question.least() == null ? 1 : question.least();
        var most = question.most() == null ? longest : question.most();
        requireValid(
                length >= least && length <= most,
                "This answer has " + least + " to " + most + " characters.",
                question);
        CardNumbers.refuseIn(text, FORM, ANSWERS, question.questionId());
        return List.of(text);
    }

    private static List<String> choices(FormQuestion question, @Nullable List<String> given, long least, long most) {
        if (given == null || given.isEmpty()) {
            return List.of();
        }
        var offered = question.choices().stream().map(Personal::value).toList();
        requireValid(
                offered.containsAll(given) && given.stream().distinct().count() == given.size(),
                "Choose among what is offered, each once.",
                question);
        requireValid(
                given.size() >= least && given.size() <= most,
                "Choose " + least + " to " + most + " of these.",
                question);
        return offered.stream().filter(Objects::nonNull).filter(given::contains).toList();
    }

    private static List<String> number(FormQuestion question, @Nullable Long given) {
        if (given == null) {
            return List.of();
        }
        var least = question.least() == null ? -FormInput.LARGEST : question.least();
        var most = question.most() == null ? FormInput.LARGEST : question.most();
        requireValid(given >= least && given <= most, "This number is from " + least + " to " + most + ".", question);
        CardNumbers.refuseIn(given.toString(), FORM, ANSWERS, question.questionId());
        return List.of(given.toString());
    }

    private static void requireValid(boolean holds, String message, FormQuestion question) {
        if (!holds) {
            throw refused("INVALID_ANSWER", message, question.questionId());
        }
    }

    private static Refused refused(String code, String message, String questionId) {
        return Input.refusedInput(code, message, FORM, ANSWERS, questionId);
    }
}
