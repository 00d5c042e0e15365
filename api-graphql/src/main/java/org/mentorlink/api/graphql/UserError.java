package org.mentorlink.api.graphql;

import java.util.ArrayList;
import java.util.List;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.TimeSlot;

/** Why something that was asked for was not done. */
public sealed interface UserError {

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

    record SlotTaken(String message, List<String> path, List<TimeSlot> nextFreeSlots) implements UserError {

        @Override
        public String code() {
            return "SLOT_TAKEN";
        }
    }

    /** @param input names of the argument within {@code input}, outermost first */
    static UserError of(String code, String message, String... input) {
        return new Refusal(code, message, inInput(List.of(input)));
    }

    static UserError of(Refused.Refusal refusal) {
        return new Refusal(refusal.code(), refusal.message(), inInput(refusal.path()));
    }

    /** Aggregates name the fields of a command; in the API these lie in the one argument {@code input}. */
    private static List<String> inInput(List<String> path) {
        if (path.isEmpty() || "input".equals(path.getFirst())) {
            return path;
        }
        var inInput = new ArrayList<String>();
        inInput.add("input");
        inInput.addAll(path);
        return List.copyOf(inInput);
    }
}
