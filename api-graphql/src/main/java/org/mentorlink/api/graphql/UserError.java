package org.mentorlink.api.graphql;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.StepKind;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.TimeSlot;

/** Why something that was asked for was not done. */
public sealed interface UserError {

    String INPUT = "input";

    /** Fields that the API names differently from the commands. */
    Map<String, String> NAMES = Map.of(
            "categories", "categoryIds",
            "hourlyRate", "hourlyRateMinor",
            "primaryCategory", "primaryCategoryId",
            "refund", "refundMinor",
            "windows", "slots");

    String code();

    String message();

    List<String> path();

    record Refusal(String code, String message, List<String> path) implements UserError {}

    record RateLimited(String message, int retryAfterSeconds) implements UserError {

        @Override
        public String code() {
            return "RATE_LIMITED";
        }

        @Override
        public List<String> path() {
            return List.of();
        }
    }

    /** A11: no password is accepted for a while. The same for addresses that nobody has. */
    record SignInLocked(String message, int retryAfterSeconds) implements UserError {

        @Override
        public String code() {
            return "SIGN_IN_LOCKED";
        }

        @Override
        public List<String> path() {
            return List.of();
        }
    }

    record SlotTaken(String code, String message, List<String> path, List<TimeSlot> nextFreeSlots)
            implements UserError {}

    /**
     * H3: a program keeps its mentors from giving sessions then; which one is not told.
     *
     * @param name what it is called
     */
    record ProgramBlackout(String message, List<String> path, String name, Instant from, Instant to)
            implements UserError {

        @Override
        public String code() {
            return "PROGRAM_BLACKOUT";
        }
    }

    /**
     * E2: nobody books or is booked before their onboarding.
     *
     * @param role whose steps are missing: the mentor's, or the viewer's own as a mentee
     */
    record OnboardingIncomplete(
            String message, List<String> path, ProgramRole role, List<MissingOnboardingStep> missingSteps)
            implements UserError {

        @Override
        public String code() {
            return "ONBOARDING_INCOMPLETE";
        }
    }

    /** I12: what the mentor has to know before a session can be asked for. */
    record AnswersMissing(String message, List<String> path, List<String> questionIds) implements UserError {

        /** An aggregate names the questions behind the path of the answers. */
        private static final int PATH = 3;

        static AnswersMissing naming(String message, List<String> pathAndQuestions) {
            return new AnswersMissing(
                    message,
                    pathAndQuestions.subList(0, PATH),
                    pathAndQuestions.subList(PATH, pathAndQuestions.size()));
        }

        @Override
        public String code() {
            return "ANSWERS_MISSING";
        }
    }

    /** @param programId of the program that asks for it; absent for the platform itself and to others than the member */
    record MissingOnboardingStep(
            String key,
            StepKind kind,
            String title,
            @Nullable String programId) {}

    /** @param input names of the argument within {@code input}, outermost first */
    static UserError of(String code, String message, String... input) {
        return new Refusal(code, message, inInput(List.of(input)));
    }

    static UserError of(Refused.Refusal refusal) {
        var path = inInput(refusal.path());
        return refusal.code().equals("ANSWERS_MISSING")
                ? AnswersMissing.naming(refusal.message(), path)
                : new Refusal(refusal.code(), refusal.message(), path);
    }

    /** Aggregates name the fields of a command; in the API these lie in the one argument {@code input}. */
    private static List<String> inInput(List<String> path) {
        if (path.isEmpty()) {
            return path;
        }
        var fields = path.getFirst().equals(INPUT) ? path.stream().skip(1) : path.stream();
        return Stream.concat(Stream.of(INPUT), fields.map(field -> NAMES.getOrDefault(field, field)))
                .toList();
    }
}
