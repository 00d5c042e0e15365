package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A7: every mutation, tried by somebody who has not verified their address where that is required. */
class UnverifiedWalkTest {

    private static final String TOO_EARLY = "EMAIL_NOT_VERIFIED";

    /** What is done before: signing in and out, the profile, and the clock of the sandbox. Written a second time, on purpose. */
    private static final Set<String> OPEN = Set.of(
            "register",
            "signIn",
            "signInWithLink",
            "signInWithCode",
            "signInWithGoogle",
            "requestSignInLink",
            "requestVerificationLink",
            "verifyAddress",
            "requestPasswordReset",
            "resetPassword",
            "changePassword",
            "refreshSession",
            "signOut",
            "signOutEverywhere",
            "updateProfile",
            "updateMenteeProfile",
            "updateMentorProfile",
            "dismissProfilePrompt",
            "removePhoto",
            "revokeCalendarFeed",
            "acceptInvitation",
            "advanceClock");

    @Test
    void whoIsNotVerifiedSignsInAndFillsInTheirProfileAndNothingElse() {
        try (var application = ApplicationUnderTest.fresh("mentorlink.sign-in.verification=required")) {
            var member = application.client().newMember("MENTOR");
            assertThat(member.query("{ me { status } }").at("/me/status").asString())
                    .isEqualTo("PENDING");

            var tooEarly = new ArrayList<String>();
            var faults = new ArrayList<String>();
            for (var specimen : Specimens.all()) {
                if (!specimen.operation().startsWith("Mutation.")) {
                    continue;
                }
                var name = specimen.operation().substring("Mutation.".length());
                var code = code(member.request(filled(specimen.document()), Map.of()));
                if (code.equals(TOO_EARLY)) {
                    tooEarly.add(name);
                }
                // Whoever is told FORBIDDEN could not do it after verifying either.
                if (OPEN.contains(name) == code.equals(TOO_EARLY) && !code.equals("FORBIDDEN")) {
                    faults.add(name + " answers " + code);
                }
                if (specimen.endsSessions()) {
                    member = application.client().newMember("MENTOR");
                }
            }
            assertThat(faults).isEmpty();
            assertThat(tooEarly).contains("requestBooking", "applyAsMentor", "openDispute", "requestSeat", "addGoal");
        }
    }

    /** No object is there: it is refused before anybody looks for one. */
    private static String filled(String document) {
        return document.replaceAll("\\$(later|soon|today)\\b", "\"2031-02-03T10:00:00Z\"")
                .replaceAll("\\$[a-zA-Z]*[eE]mail\\b", "\"none@example.org\"")
                .replaceAll("\\$[a-zA-Z]+", "\"none\"");
    }

    private static String code(JsonNode answer) {
        var failed = answer.at("/errors/0/extensions/code").asString("");
        if (!failed.isEmpty()) {
            return failed;
        }
        return answer.get("data").iterator().next().at("/errors/0/code").asString("none");
    }
}
