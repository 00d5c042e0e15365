package org.mentorlink.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.graphql.Problem;

/**
 * Keeps docs/errors.md as the sources say: every code with the whole of its messages. Written anew with
 * {@code -Dapprove=true}. What looks like a code and is neither found as one nor named here fails.
 */
class ErrorCodesTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "errors.md");
    private static final List<Path> SOURCES =
            List.of(Path.of("..", "command-side", "src", "main"), Path.of("..", "api-graphql", "src", "main"));

    /** Codes of top-level errors, with the status they have outside of GraphQL and what they mean. */
    private static final Map<Problem.Code, String> TOP_LEVEL = Map.of(
            Problem.Code.UNAUTHENTICATED,
            "401 | nobody is signed in, or the session is over: `refreshSession`, or sign in",
            Problem.Code.FORBIDDEN,
            "403 | signed in, but not for this; also a missing CSRF header and a page of an origin that is not allowed",
            Problem.Code.NOT_FOUND,
            "404 | there is no such thing, or none for the viewer to see",
            Problem.Code.RATE_LIMITED,
            "429 | too often; `retryAfterSeconds` here and the header `Retry-After` tell when to come back",
            Problem.Code.BAD_REQUEST,
            "400, 405, 408, 413, 415 | the request does not have the right form; the message says why",
            Problem.Code.PERSISTED_QUERY_NOT_FOUND,
            "none | no trusted document has this hash: send the operation's text, or load the page anew",
            Problem.Code.QUERY_NOT_IN_SAFELIST,
            "none | only trusted documents are taken here, see [security](security.md)",
            Problem.Code.TIMEOUT,
            "none | the operation took longer than it may and was ended; look what a mutation has done before sending it again",
            Problem.Code.INTERNAL,
            "500, 503 | our fault; with `retryable: true` it is worth another try as it is");

    /** Codes that come another way than in {@code errors} of a payload. */
    private static final Map<String, String> ELSEWHERE = new TreeMap<>(Map.of(
            "ONLY_PARTICIPANTS", "`availableActions.reason`: only the mentee and the mentor do this",
            "ALREADY_CHECKED_IN", "`availableActions.reason`: the viewer is there already",
            "ALREADY_DISPUTED", "`availableActions.reason`: the session is disputed already",
            "MENTOR_DECLINED", "`Booking.outcomeCode`: the mentor said no",
            "CHARGED_BACK", "`TimeProposal.code`: the gateway took the difference back before the session moved",
            "TIMED_OUT", "`TimeProposal.code`: the difference was not paid in time",
            "PROCESS_STOPPED", "`MembersImport.cause`: the process ended; send the file again",
            "PROVIDER_REFUSED",
                    "`/sign-in?error=` after Google: it did not say who this is, or was not asked by this browser"));

    /** What looks like a code and names an action, a role or a setting. */
    private static final Set<String> NO_CODES = Set.of(
            "ACCEPT_PROPOSAL",
            "ACHIEVE_GOAL",
            "ADD_BLACKOUT",
            "ADD_GOAL",
            "ADD_PRIVATE_NOTE",
            "ANSWER_FORM",
            "APPEAL_DISPUTE",
            "APPEAL_STRIKE",
            "APPOINT_ADMIN",
            "BANK_PAYOUT",
            "BUY_CREDIT_PACK",
            "BY_SANDBOX",
            "CANCEL_REBUILD",
            "CANCEL_WORK",
            "CHANGE_CATEGORY",
            "CHANGE_GOAL",
            "CHANGE_PROGRAM",
            "CHANGE_REVIEW",
            "CHECK_IN",
            "CLOSE_MONTH",
            "CLOSE_PROGRAM",
            "COMPLETE_PROFILE",
            "COMPLETE_STEP",
            "CONFIGURE_ONBOARDING",
            "CONFIGURE_PLATFORM_ONBOARDING",
            "CONTINUE_ONBOARDING",
            "CREATE_CATEGORY",
            "CREATE_PROGRAM",
            "DECLINE_INVITATION",
            "DECLINE_PROPOSAL",
            "DISMISS_ADMIN",
            "DROP_GOAL",
            "EDIT_AGENDA",
            "ENROL_MEMBER",
            "FUNDS_RECEIVED",
            "GRANT_CREDITS",
            "HIDE_REVIEW",
            "INVITE_ADMIN",
            "JOIN_WAITING_LIST",
            "LEAVE_WAITING_LIST",
            "OFFER_CREDIT_PACK",
            "OPEN_ACCOUNT",
            "OPEN_DISPUTE",
            "PAYMENT_SOURCE",
            "PROGRAM_ADMIN",
            "PROPOSE_TIME",
            "RATE_SESSION",
            "READ_LEDGER",
            "READ_MEMBERS",
            "READ_PRIVATE_NOTES",
            "RECORD_CHARGEBACK",
            "RECORD_CHARGEBACK_REVERSAL",
            "RECORD_REFUND",
            "RECORD_CONSENT",
            "REMOVE_BLACKOUT",
            "REMOVE_MEETING_LINK",
            "REOPEN_GOAL",
            "REQUEST_SESSION",
            "RESOLVE_DISPUTE",
            "RESTORE_REVIEW",
            "RESUME_MENTOR",
            "RETIRE_CATEGORY",
            "RETRY_STEP",
            "REVIEW_STEP",
            "RUN_PAYOUTS",
            "SET_COMMISSION",
            "SET_MEETING_LINK",
            "START_AUDIT_CHECK",
            "START_RECONCILIATION",
            "STATE_IN_DISPUTE",
            "SUBMIT_EVIDENCE",
            "TAKE_PART",
            "TAKE_SEAT",
            "UPHOLD_STRIKE",
            "UPLOAD_DOCUMENT",
            "VERIFY_UNTIL",
            "WITHDRAW_CREDIT_PACK",
            "WITHDRAW_MEMBER",
            "WITHDRAW_PROPOSAL",
            "WITHDRAW_REVIEW",
            "WITHDRAW_STRIKE");

    @Test
    void theDocumentNamesEveryCode() throws IOException {
        var sources = RefusalSources.in(SOURCES);
        var document = document(sources);
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(document).as("what is no message").doesNotContain(" no address |", "sent_mail", "POST /");
        assertThat(missing(sources)).as("codes that the document would miss").isEmpty();
        assertThat(sources.whatLooksLikeACode())
                .as("what is named here although no source has it any more")
                .containsAll(ELSEWHERE.keySet())
                .containsAll(NO_CODES);
        assertEquals(document, Files.readString(DOCUMENT), "write it anew with -Dapprove=true");
    }

    @Test
    void aMessageIsFoundWholeWhateverStandsBetween() throws IOException {
        var found = RefusalSources.of("""
                class Sample {
                    static final int MOST = 7;
                    void plain(int n) { throw Refused.because("TOO_MANY", "At most " + MOST + " of " + n + "."); }
                    void formatted(int n) { require(n > 0, "TOO_FEW", "At least %d are needed.".formatted(n)); }
                    void hidden() { throw refused("A meeting link begins with https://."); }
                    Refused refused(String message) { return input("INVALID_THING", message); }
                    Refused input(String code, String message) { return Refused.because(code, message); }
                    void require(boolean holds, String code, String message) { if (!holds) throw input(code, message); }
                    void blank(String text) { check(text, "BLANK_THING"); }
                    void check(String text, String code) { require(!text.isBlank(), code, "This must not be blank."); }
                    void other() { check("GET", "Of that name, and not it.", 7); }
                    void check(String a, String b, int c) { }
                    Object locked() { return new Locked("Try again later.", 5); }
                    record Locked(String message, int seconds) { public String code() { return "LOCKED_OUT"; } }
                }
                """);

        assertThat(found.refusals())
                .isEqualTo(Map.of(
                        "TOO_MANY", Set.of("At most 7 of …."),
                        "TOO_FEW", Set.of("At least … are needed."),
                        "INVALID_THING", Set.of("A meeting link begins with https://."),
                        "BLANK_THING", Set.of("This must not be blank."),
                        "LOCKED_OUT", Set.of("Try again later.")));
        assertThat(missing(found)).isEmpty();
    }

    @Test
    void aCodeWhoseMessageIsNotFoundIsMissed() throws IOException {
        var found = RefusalSources.of("class Sample { void odd() { Elsewhere.say(\"NOBODY_KNOWS\"); } }");

        assertThat(missing(found)).containsExactly("NOBODY_KNOWS");
    }

    private static SortedSet<String> missing(RefusalSources sources) {
        var missing = new TreeSet<>(sources.whatLooksLikeACode());
        missing.removeAll(sources.refusals().keySet());
        missing.removeAll(ELSEWHERE.keySet());
        missing.removeAll(NO_CODES);
        missing.removeIf(text -> Arrays.stream(Problem.Code.values())
                .anyMatch(code -> code.name().equals(text)));
        return missing;
    }

    private static String document(RefusalSources sources) {
        var text = new StringBuilder("""
                # Error codes

                The codes are stable, the messages are for people and may change. Written from the code by `ErrorCodesTest`; `…`
                stands for what is known only then.

                ## In a payload

                An expected failure is data: `errors { code message path }`, and nothing was changed. `path` names the input it is
                about. Some tell more: `SlotTaken` (`nextFreeSlots`), `OnboardingIncomplete` (`role`, `missingSteps`), `RateLimited`
                and `SignInLocked` (`retryAfterSeconds`). VERSION_CONFLICT comes with the object as it is now.

                | code | message |
                |---|---|
                """);
        sources.refusals()
                .forEach((code, messages) -> text.append("| `")
                        .append(code)
                        .append("` | ")
                        .append(String.join(" *or* ", messages))
                        .append(" |\n"));
        text.append("""

                ## At the top level

                What should not have been asked, or is not the caller's fault: `errors[].extensions.code`, with
                `extensions.traceId`, which the log names too. A GraphQL answer has the status 200 whatever it says; what does not
                reach the engine has the status below and the same body, see [sign-in](sign-in.md).

                | code | status | means |
                |---|---|---|
                """);
        for (var code : Problem.Code.values()) {
            text.append("| `%s` | %s |\n".formatted(code, TOP_LEVEL.get(code)));
        }
        text.append("""

                ## Elsewhere

                | code | where, and what it means |
                |---|---|
                """);
        ELSEWHERE.forEach((code, meaning) -> text.append("| `%s` | %s |\n".formatted(code, meaning)));
        return text.toString();
    }
}
