package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.name;
import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.FormQuestion;
import org.mentorlink.booking.QuestionKind;
import org.mentorlink.booking.WantedQuestion;
import org.mentorlink.command.shared.Edits;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Personal;

/** What a mentor may ask before a session. */
final class FormInput {

    static final int MOST_QUESTIONS = 20;
    static final int MOST_CHOICES = 20;

    /** Every request for a session reads a mentor's forms, and carries the one that is asked. */
    static final long LONGEST_FORM = 10_000;

    static final long LONGEST_SHORT = 200;
    static final long LONGEST_LONG = 4_000;

    /** What every JSON reader takes for a whole number as it is. */
    static final long LARGEST = 9_007_199_254_740_991L;

    private static final String QUESTIONS = "questions";

    private FormInput() {}

    /** @param kinds of the questions that were ever asked, by their id */
    static List<FormQuestion> questions(MemberId owner, List<WantedQuestion> wanted, Map<String, QuestionKind> kinds) {
        require(
                wanted.size() <= MOST_QUESTIONS,
                "TOO_MANY_QUESTIONS",
                "A form asks at most " + MOST_QUESTIONS + " questions.",
                QUESTIONS);
        require(
                wanted.stream().mapToLong(FormInput::length).sum() <= LONGEST_FORM,
                Edits.TOO_LONG,
                "All questions of a form have at most " + LONGEST_FORM + " characters together.",
                QUESTIONS);
        var ids = new HashSet<String>();
        var questions = new ArrayList<FormQuestion>();
        for (var each : wanted) {
            var place = Integer.toString(questions.size());
            require(
                    Ids.is(WantedQuestion.PREFIX, each.questionId()) && ids.add(each.questionId()),
                    "INVALID_QUESTION_ID",
                    "Give a question the id it has, and none to a new one.",
                    QUESTIONS,
                    place,
                    "id");
            require(
                    each.isNew() || kinds.containsKey(each.questionId()),
                    "UNKNOWN_QUESTION",
                    "No question of yours has this id; give none to a new one.",
                    QUESTIONS,
                    place,
                    "id");
            requireSameKind(each, kinds, place);
            questions.add(question(owner, each, place));
        }
        return List.copyOf(questions);
    }

    private static long length(WantedQuestion wanted) {
        var help = wanted.help();
        return (long) wanted.prompt().length()
                + (help == null ? 0 : help.length())
                + wanted.choices().stream().mapToLong(String::length).sum();
    }

    /** What an id stands for stays, also of one that was left out meanwhile, so that answers to it can be compared. */
    private static void requireSameKind(WantedQuestion wanted, Map<String, QuestionKind> kinds, String place) {
        require(
                kinds.getOrDefault(wanted.questionId(), wanted.kind()) == wanted.kind(),
                "QUESTION_KIND_FIXED",
                "A question stays of its kind; ask another one instead.",
                QUESTIONS,
                place,
                "kind");
    }

    private static FormQuestion question(MemberId owner, WantedQuestion wanted, String place) {
        var prompt = text(wanted.prompt(), 300, "BLANK_QUESTION", Edits.TOO_LONG, QUESTIONS, place, "prompt");
        var help = optionalText(wanted.help(), 1_000, Edits.TOO_LONG, QUESTIONS, place, "help");
        var choices = choices(wanted, place);
        requireBounds(wanted, place);
        return new FormQuestion(
                wanted.questionId(),
                wanted.kind(),
                Personal.of(owner, prompt),
                Personal.ofNullable(owner, help),
                wanted.required(),
                wanted.least(),
                wanted.most(),
                choices.stream().map(choice -> Personal.of(owner, choice)).toList());
    }

    private static List<String> choices(WantedQuestion wanted, String place) {
        var most = isChoice(wanted.kind()) ? MOST_CHOICES : 0;
        var least = isChoice(wanted.kind()) ? 2 : 0;
        var size = wanted.choices().size();
        require(
                size >= least && size <= most,
                "INVALID_CHOICES",
                "There are 2 to " + MOST_CHOICES + " choices where one chooses, and none elsewhere.",
                QUESTIONS,
                place,
                "choices");
        var choices = wanted.choices().stream()
                .map(choice -> name(choice, 100, "BLANK_CHOICE", Edits.TOO_LONG, QUESTIONS, place, "choices"))
                .toList();
        require(
                choices.stream().distinct().count() == choices.size(),
                "INVALID_CHOICES",
                "Each choice is another one.",
                QUESTIONS,
                place,
                "choices");
        return choices;
    }

    private static boolean isChoice(QuestionKind kind) {
        return kind == QuestionKind.ONE_CHOICE || kind == QuestionKind.SEVERAL_CHOICES;
    }

    private static void requireBounds(WantedQuestion wanted, String place) {
        var least = wanted.least();
        var most = wanted.most();
        require(
                within(least, wanted) && within(most, wanted) && (least == null || most == null || least <= most),
                "INVALID_BOUNDS",
                "Bounds are characters of a text, 1 to " + LONGEST_SHORT + " or " + LONGEST_LONG
                        + ", a number of several choices, or numbers; the lower one is not above the upper one.",
                QUESTIONS,
                place,
                "least");
    }

    private static boolean within(@Nullable Long bound, WantedQuestion wanted) {
        return bound == null
                || switch (wanted.kind()) {
                    case SHORT_TEXT -> bound >= 1 && bound <= LONGEST_SHORT;
                    case LONG_TEXT -> bound >= 1 && bound <= LONGEST_LONG;
                    case SEVERAL_CHOICES ->
                        bound >= 1 && bound <= wanted.choices().size();
                    case NUMBER -> bound >= -LARGEST && bound <= LARGEST;
                    case ONE_CHOICE, YES_NO -> false;
                };
    }
}
