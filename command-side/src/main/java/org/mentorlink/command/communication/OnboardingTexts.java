package org.mentorlink.command.communication;

import org.jspecify.annotations.Nullable;
import org.mentorlink.command.communication.Texts.Text;
import org.mentorlink.membership.Role;

/** What messages about roles and onboarding say. They name nobody but their reader. */
final class OnboardingTexts {

    private OnboardingTexts() {}

    /** E5: the first message of a role. */
    static Text welcome(Role role, @Nullable String firstName) {
        var greeting = firstName == null ? "Welcome!" : "Welcome, %s!".formatted(firstName);
        var next = role == Role.MENTOR
                ? "You are here to mentor. Apply with your profile, go through your onboarding, and open the hours you"
                        + " offer. Once you are approved, mentees can book you."
                : "You are here to learn. Say what you expect, set a first goal, and find a mentor to book your first"
                        + " session with.";
        return new Text(
                role == Role.MENTOR ? "Welcome as a mentor" : "Welcome as a mentee",
                greeting + " Your account is ready. " + next);
    }

    static Text invited(String where) {
        return new Text(
                "You are invited to a program",
                "You were enrolled with the %s. Agree to it or decline it in your onboarding; until you agree, nothing that"
                                .formatted(where)
                        + " the program asks for keeps you from a booking.");
    }

    static Text met(String where) {
        return new Text(
                "An onboarding is complete",
                "A member has done everything that matters in the onboarding of %s.".formatted(where));
    }

    static Text submitted(String step, String where) {
        return new Text(
                "An onboarding step waits for you",
                "A member has handed in \"%s\" in the onboarding of %s. It waits for a review in the queue."
                        .formatted(step, where));
    }

    static Text documentSubmitted() {
        return new Text("A document waits for you", "A member has handed in a document. It waits for a review.");
    }

    static Text passed(String step) {
        return new Text("A step of your onboarding is passed", "\"%s\" is passed.".formatted(step));
    }

    static Text returned(String step) {
        return new Text(
                "A step of your onboarding needs you again",
                "\"%s\" was given back to you. Your onboarding says why.".formatted(step));
    }

    /** @param program its name; absent for the platform itself */
    static String where(String role, @Nullable String program) {
        var who = role.equals("MENTOR") ? "mentors" : "mentees";
        return program == null ? who : "%s of the program \"%s\"".formatted(who, program);
    }
}
