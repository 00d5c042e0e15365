package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** B4 and E1 to E5, as the people concerned see them. */
class OnboardingTest {

    private static final String ONBOARDING =
            "onboarding { id role percent invited bookable program { id } nextStep { key } steps { key state acceptedVersion answer returnedBecause } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final GraphQlClient admin = anyone.as("admin");
    private String program = "";

    @BeforeEach
    void aProgram() {
        program = admin.createProgram(Map.of("name", "Program " + UUID.randomUUID(), "kind", "ONE_ON_ONE"));
    }

    @Test
    void a_mentor_cannot_be_booked_before_the_named_step_is_done() {
        var mentor = anyone.newMember("MENTOR");
        var mentorId = openMentor(mentor);
        var mentee = anyone.newMember("MENTEE");
        assertThat(bookable(mentorId).get("bookable").asBoolean()).isTrue();

        enrol(admin, mentor.me(), "MENTOR");
        configure(admin, "MENTOR", step("TRAINING", "Safeguarding course", true), step("TUTORIAL", "Tour", false));

        assertThat(mine(mentor, "MENTOR").get("invited").asBoolean()).isTrue();
        assertThat(bookable(mentorId).get("bookable").asBoolean())
                .as("nobody is blocked by what they were not asked for")
                .isTrue();
        assertThat(anyone.newMember("MENTEE")
                        .requestBooking(booking(mentorId, slot(mentorId), "pm_card_visa"))
                        .get("errors"))
                .isEmpty();
        Eventually.holds(() -> assertThat(mailTo(mentor)).contains("You are invited to a program"));
        agree(mentor, "MENTOR");
        assertThat(mine(mentor, "MENTOR").get("invited").asBoolean()).isFalse();
        assertThat(bookable(mentorId).get("bookable").asBoolean()).isFalse();
        assertThat(bookable(mentorId).get("notBookableBecause").asString()).contains("Safeguarding course", "TRAINING");
        var refused = mentee.requestBooking(booking(mentorId, slot(mentorId), "pm_card_visa"));
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("ONBOARDING_INCOMPLETE");
        assertThat(refused.at("/errors/0/message").asString())
                .contains("This mentor cannot be booked yet", "Safeguarding course", "TRAINING");
        assertThat(refused.at("/errors/0/__typename").asString()).isEqualTo("OnboardingIncomplete");
        assertThat(refused.at("/errors/0/role").asString()).isEqualTo("MENTOR");
        assertThat(missing(refused)).containsExactly("Safeguarding course");
        assertThat(refused.hasNonNull("booking")).isFalse();

        complete(mentor, "MENTOR", "training");

        assertThat(bookable(mentorId).get("bookable").asBoolean()).isTrue();
        assertThat(mentee.requestBooking(booking(mentorId, slot(mentorId), "pm_card_visa"))
                        .get("errors"))
                .isEmpty();
    }

    @Test
    void a_mentee_cannot_book_before_the_named_step_is_done() {
        var mentorId = openMentor(anyone.newMember("MENTOR"));
        var mentee = anyone.newMember("MENTEE");
        configure(
                admin,
                "MENTEE",
                step("EXPECTATIONS", "Say what you expect", true),
                step("TUTORIAL", "Look around", false),
                step("CUSTOM", "Say hello", true));
        enrol(admin, mentee.me(), "MENTEE");
        agree(mentee, "MENTEE");

        var refused = mentee.requestBooking(booking(mentorId, slot(mentorId), "pm_card_visa"));
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("ONBOARDING_INCOMPLETE");
        assertThat(refused.at("/errors/0/message").asString()).contains("Say what you expect", "EXPECTATIONS");
        assertThat(refused.at("/errors/0/role").asString()).isEqualTo("MENTEE");
        assertThat(missing(refused)).containsExactly("Say what you expect", "Say hello");
        assertThat(refused.at("/errors/0/missingSteps/0/programId").asString()).isEqualTo(program);

        complete(mentee, "MENTEE", "expectations");
        assertThat(missing(mentee.requestBooking(booking(mentorId, slot(mentorId), "pm_card_visa"))))
                .containsExactly("Say hello");
        complete(mentee, "MENTEE", "custom");
        assertThat(mentee.requestBooking(booking(mentorId, slot(mentorId), "pm_card_visa"))
                        .get("errors"))
                .isEmpty();
    }

    @Test
    void who_is_suspended_is_not_bookable() {
        var mentor = anyone.newMember("MENTOR");
        var mentorId = openMentor(mentor);
        var id = mentor.me();
        assertThat(seenByStaff(mentorId).get("bookable").asBoolean()).isTrue();

        decide("suspendMember", id);
        assertThat(seenByStaff(mentorId).get("bookable").asBoolean()).isFalse();
        assertThat(seenByStaff(mentorId).get("notBookableBecause").asString())
                .isEqualTo("This mentor takes no bookings at present.");

        decide("reinstateMember", id);
        assertThat(seenByStaff(mentorId).get("bookable").asBoolean()).isTrue();
    }

    @Test
    void who_loses_a_role_is_asked_for_nothing_more_and_finds_what_was_done_when_it_comes_back() {
        var both = anyone.newMember("MENTEE");
        var id = both.me();
        role("grantRole", id, Map.of("role", "MENTOR"));
        both.mutate(
                "completeOnboardingStep",
                "CompleteOnboardingStepInput",
                Map.of("role", "MENTOR", "step", "code-of-conduct"),
                "onboarding { id }");
        assertThat(roles(id)).containsExactlyInAnyOrder("MENTEE", "MENTOR");

        role("revokeRole", id, Map.of("role", "MENTOR", "reason", "No time"));
        assertThat(roles(id)).containsExactly("MENTEE");

        role("grantRole", id, Map.of("role", "MENTOR"));
        var back = onboardings(id)
                .valueStream()
                .filter(onboarding -> onboarding.get("role").asString().equals("MENTOR"))
                .findFirst()
                .orElseThrow();
        assertThat(state(back, "code-of-conduct")).isEqualTo("DONE");
    }

    @Test
    void a_plan_that_somebody_else_has_changed_is_not_overwritten() {
        configure(admin, "MENTEE", step("TUTORIAL", "Tour", false));
        var late = admin.tryMutate(
                "configureOnboarding",
                "ConfigureOnboardingInput",
                Map.of("role", "MENTEE", "programId", program, "steps", List.of(), "expectedVersion", 1),
                "onboardingPlan { version steps { title } }");

        assertThat(late.at("/errors/0/code").asString()).isEqualTo("VERSION_CONFLICT");
        assertThat(late.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"expectedVersion\"]");
        assertThat(late.at("/onboardingPlan/version").asInt()).isEqualTo(2);
        assertThat(late.at("/onboardingPlan/steps/0/title").asString()).isEqualTo("Tour");
        assertThat(late.get("position").asString()).isNotBlank();
    }

    @Test
    void a_program_that_is_left_or_closed_keeps_nobody_from_a_booking() {
        var mentor = anyone.newMember("MENTOR");
        var mentorId = openMentor(mentor);
        configure(admin, "MENTOR", step("TRAINING", "Course", true));
        enrol(admin, mentor.me(), "MENTOR");
        agree(mentor, "MENTOR");
        assertThat(bookable(mentorId).get("bookable").asBoolean()).isFalse();

        mentor.mutate(
                "withdrawMember",
                "EnrolmentInput",
                Map.of("programId", program, "role", "MENTOR", "reason", "No time"),
                "onboarding { id }");
        assertThat(bookable(mentorId).get("bookable").asBoolean()).isTrue();

        enrol(admin, mentor.me(), "MENTOR");
        agree(mentor, "MENTOR");
        assertThat(bookable(mentorId).get("bookable").asBoolean()).isFalse();
        admin.mutate("closeProgram", "CloseProgramInput", Map.of("programId", program), "program { closed }");
        assertThat(bookable(mentorId).get("bookable").asBoolean()).isTrue();
        var mentee = anyone.newMember("MENTEE");
        assertThat(mentee.requestBooking(booking(mentorId, slot(mentorId), "pm_card_visa"))
                        .get("errors"))
                .isEmpty();
    }

    @Test
    void a_background_check_that_the_program_requires_waits_for_its_admin() {
        var mentor = anyone.newMember("MENTOR");
        var mentorId = openMentor(mentor);
        var runner = anyone.newMember("MENTEE");
        appoint(runner.me());
        admin.mutate(
                "changeProgram",
                "ChangeProgramInput",
                Map.of("programId", program, "backgroundCheckRequired", true),
                "program { backgroundCheckRequired }");
        enrol(runner, mentor.me(), "MENTOR");
        agree(mentor, "MENTOR");
        assertThat(bookable(mentorId).get("notBookableBecause").asString()).contains("BACKGROUND_CHECK");

        assertThat(state(complete(mentor, "MENTOR", "background-check"), "background-check"))
                .isEqualTo("WAITING_FOR_REVIEW");
        var queue = queue(runner, "MENTOR");
        assertThat(queue.at("/steps/0/waitingForReview").asInt()).isEqualTo(1);
        assertThat(queue.at("/edges/0/node/member/id").asString()).isEqualTo(mentor.me());
        Eventually.holds(() ->
                assertThat(mailTo(runner)).anyMatch(subject -> subject.equals("An onboarding step waits for you")));

        review(runner, mentor.me(), "MENTOR", "background-check", false, "It is too old");
        var returned = mine(mentor, "MENTOR");
        assertThat(returned.at("/steps/0/returnedBecause").asString()).isEqualTo("It is too old");
        complete(mentor, "MENTOR", "background-check");
        review(runner, mentor.me(), "MENTOR", "background-check", true, null);

        assertThat(mine(mentor, "MENTOR").get("percent").asInt()).isEqualTo(100);
        assertThat(bookable(mentorId).get("bookable").asBoolean()).isTrue();
        assertThat(queue(runner, "MENTOR").get("edges")).isEmpty();
        Eventually.holds(() -> assertThat(mailTo(runner))
                .filteredOn("An onboarding is complete"::equals)
                .hasSize(1));
    }

    @Test
    void an_onboarding_is_taken_up_where_it_was_left() {
        var email = "onboarding-" + UUID.randomUUID() + "@example.org";
        var password = "correct horse battery";
        anyone.mutate(
                "register",
                "RegisterInput",
                Map.of(
                        "email", email,
                        "password", password,
                        "firstName", "Ines",
                        "lastName", "Begins",
                        "timeZone", "Europe/Lisbon",
                        "role", "MENTEE"),
                "member { id }");
        var before = anyone.signedIn(email, password);
        var own = before.query("{ me { " + ONBOARDING + " } }").at("/me/onboarding/0");
        assertThat(own.at("/nextStep/key").asString()).isEqualTo("expectations");
        assertThat(own.get("percent").asInt()).isZero();

        var input = new HashMap<String, Object>(Map.of("role", "MENTEE", "step", "expectations", "answer", "To grow"));
        before.mutate("completeOnboardingStep", "CompleteOnboardingStepInput", input, ONBOARDING);
        before.mutate("completeOnboardingStep", "CompleteOnboardingStepInput", input, ONBOARDING);
        before.query("mutation { signOut { position } }");

        var after = anyone.signedIn(email, password);
        var resumed = after.query("{ me { " + ONBOARDING + " } }").at("/me/onboarding/0");
        assertThat(resumed.at("/steps/0/state").asString()).isEqualTo("DONE");
        assertThat(resumed.at("/steps/0/answer").asString()).isEqualTo("To grow");
        assertThat(resumed.get("percent").asInt()).isEqualTo(25);
        assertThat(resumed.at("/nextStep/key").asString()).isNotEqualTo("expectations");
        Eventually.holds(() -> assertThat(bodiesTo(email)).anyMatch(body -> body.contains("Welcome, Ines!")));
    }

    @Test
    void consent_is_captured_in_the_history_and_completes_its_step() {
        var mentee = anyone.newMember("MENTEE");
        for (var purpose : List.of("TERMS", "PRIVACY")) {
            mentee.mutate(
                    "recordConsent",
                    "RecordConsentInput",
                    Map.of("purpose", purpose, "version", "2026-11"),
                    "member { consents { purpose version given } }");
        }
        Eventually.holds(() -> assertThat(
                        state(mentee.query("{ me { " + ONBOARDING + " } }").at("/me/onboarding/0"), "consent"))
                .isEqualTo("DONE"));

        var withdrawn = mentee.mutate(
                "withdrawConsent",
                "WithdrawConsentInput",
                Map.of("purpose", "PRIVACY"),
                "member { consents { purpose given withdrawnAt } }");
        assertThat(withdrawn.at("/member/consents/1/given").asBoolean()).isFalse();
        assertThat(withdrawn.at("/member/consents/1/withdrawnAt").asString()).isNotBlank();
        Eventually.holds(() -> assertThat(
                        state(mentee.query("{ me { " + ONBOARDING + " } }").at("/me/onboarding/0"), "consent"))
                .isEqualTo("OPEN"));
        var history = admin.query(
                "query($id: ID!) { auditTrail(subject: $id, first: 100) { edges { node { type } } } }",
                Map.of("id", mentee.me()));
        assertThat(history.toString()).contains("ConsentGiven", "ConsentWithdrawn");
        var finance = anyone.as("finance");
        for (var trail : List.of(
                "auditTrail(subject: $id, first: 100) { edges { node { type } } }",
                "node(id: $id) { ... on Member { history { type } } }")) {
            assertThat(finance.query("query($id: ID!) { " + trail + " }", Map.of("id", mentee.me()))
                            .toString())
                    .contains("RoleGranted")
                    .doesNotContain("Consent");
        }
    }

    @Test
    void who_runs_one_program_has_no_right_in_another() {
        var runner = anyone.newMember("MENTEE");
        var stranger = anyone.newMember("MENTEE");
        var participant = anyone.newMember("MENTEE");
        appoint(runner.me());
        var others = program;
        aProgram();
        appoint(stranger.me());
        var strangers = program;
        program = others;

        enrol(runner, participant.me(), "MENTEE");
        configure(runner, "MENTEE", step("EXPECTATIONS", "Expectations", false));
        complete(participant, "MENTEE", "expectations");
        assertThat(queue(runner, "MENTEE").get("steps")).hasSize(1);

        for (var operation : List.of(
                "mutation { configureOnboarding(input: {role: MENTEE, programId: \"%s\", steps: []}) { position } }",
                "mutation { enrolMember(input: {programId: \"%s\", role: MENTEE, memberId: \"" + participant.me()
                        + "\"}) { position } }",
                "mutation { withdrawMember(input: {programId: \"%s\", role: MENTEE, memberId: \"" + participant.me()
                        + "\"}) { position } }",
                "mutation { reviewOnboardingStep(input: {memberId: \"" + participant.me()
                        + "\", role: MENTEE, programId: \"%s\", step: \"x\", passed: true}) { position } }",
                "{ onboardingQueue(role: MENTEE, programId: \"%s\") { steps { open } } }",
                "{ program(id: \"%s\") { participants(role: MENTEE) { edges { cursor } } } }",
                "mutation { changeProgram(input: {programId: \"%s\", name: \"Mine\"}) { position } }")) {
            assertThat(code(stranger.request(operation.formatted(others), Map.of())))
                    .as(operation)
                    .isEqualTo("FORBIDDEN");
            assertThat(code(runner.request(operation.formatted(strangers), Map.of())))
                    .as(operation)
                    .isEqualTo("FORBIDDEN");
        }

        admin.mutate(
                "dismissProgramAdmin",
                "ProgramAdminInput",
                Map.of("programId", others, "memberId", runner.me()),
                "program { id }");
        assertThat(code(runner.request(
                        "{ onboardingQueue(role: MENTEE, programId: \"" + others + "\") { steps { open } } }",
                        Map.of())))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void a_change_of_the_plan_reaches_those_who_are_on_their_way() {
        var mentee = anyone.newMember("MENTEE");
        configure(admin, "MENTEE", step("TUTORIAL", "Tour", false));
        enrol(admin, mentee.me(), "MENTEE");
        agree(mentee, "MENTEE");
        complete(mentee, "MENTEE", "tutorial");
        assertThat(mine(mentee, "MENTEE").get("percent").asInt()).isEqualTo(100);

        configure(admin, "MENTEE", step("CUSTOM", "Say hello", true), step("TUTORIAL", "Tour", false));

        var now = mine(mentee, "MENTEE");
        assertThat(now.get("percent").asInt()).isEqualTo(50);
        assertThat(state(now, "tutorial")).isEqualTo("DONE");
        assertThat(now.at("/nextStep/key").asString()).isEqualTo("custom");
        assertThat(now.get("bookable").asBoolean()).isFalse();
    }

    // --- what these tests do ---

    private String openMentor(GraphQlClient mentor) {
        var application = Map.of(
                "bio",
                "I mentor",
                "skills",
                List.of("patience"),
                "hourlyRateMinor",
                10_000,
                "currency",
                "EUR",
                "confirmation",
                "APPROVAL");
        var mentorId = mentor.mutate("applyAsMentor", "ApplyAsMentorInput", application, "mentor { id }")
                .get("mentor")
                .get("id")
                .asString();
        admin.mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", mentorId), "mentor { id }");
        var allDay = Arrays.stream(java.time.DayOfWeek.values())
                .map(day -> Map.of("day", day.name(), "start", "08:00", "end", "20:00"))
                .toList();
        mentor.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of("timeZone", "UTC", "slots", allDay),
                "mentor { id }");
        return mentorId;
    }

    /** Titles. */
    private static List<String> missing(JsonNode refused) {
        return refused.at("/errors/0/missingSteps")
                .valueStream()
                .map(step -> step.get("title").asString())
                .toList();
    }

    private JsonNode seenByStaff(String mentorId) {
        return admin.query(
                        "query($id: ID!) { mentor(id: $id) { bookable notBookableBecause } }", Map.of("id", mentorId))
                .get("mentor");
    }

    private void decide(String mutation, String memberId) {
        admin.mutate(
                mutation, "MemberActionInput", Map.of("memberId", memberId, "reason", "Asked for it"), "member { id }");
    }

    private void role(String mutation, String memberId, Map<String, Object> role) {
        var input = new HashMap<String, Object>(role);
        input.put("memberId", memberId);
        admin.mutate(
                mutation,
                mutation.equals("grantRole") ? "GrantRoleInput" : "RevokeRoleInput",
                input,
                "member { roles }");
    }

    private JsonNode onboardings(String memberId) {
        return admin.query(
                        "query($id: ID!) { node(id: $id) { ... on Member { " + ONBOARDING + " } } }",
                        Map.of("id", memberId))
                .at("/node/onboarding");
    }

    private List<String> roles(String memberId) {
        return onboardings(memberId)
                .valueStream()
                .map(onboarding -> onboarding.get("role").asString())
                .toList();
    }

    private String slot(String mentorId) {
        return anyone.slot(mentorId, Duration.ofDays(3), 0);
    }

    private JsonNode bookable(String mentorId) {
        return anyone.query(
                        "query($id: ID!) { mentor(id: $id) { bookable notBookableBecause } }", Map.of("id", mentorId))
                .get("mentor");
    }

    private void appoint(String memberId) {
        admin.mutate(
                "appointProgramAdmin",
                "ProgramAdminInput",
                Map.of("programId", program, "memberId", memberId),
                "program { id }");
    }

    private void agree(GraphQlClient member, String role) {
        enrol(member, member.me(), role);
    }

    private void enrol(GraphQlClient who, String memberId, String role) {
        who.mutate(
                "enrolMember",
                "EnrolmentInput",
                Map.of("programId", program, "memberId", memberId, "role", role),
                "onboarding { id }");
    }

    private static Map<String, Object> step(String kind, String title, boolean required) {
        return Map.of("kind", kind, "title", title, "required", required);
    }

    @SafeVarargs
    private void configure(GraphQlClient who, String role, Map<String, Object>... steps) {
        who.mutate(
                "configureOnboarding",
                "ConfigureOnboardingInput",
                Map.of("role", role, "programId", program, "steps", List.of(steps)),
                "onboardingPlan { version }");
    }

    private JsonNode complete(GraphQlClient who, String role, String step) {
        return who.mutate(
                        "completeOnboardingStep",
                        "CompleteOnboardingStepInput",
                        Map.of("role", role, "programId", program, "step", step),
                        ONBOARDING)
                .get("onboarding");
    }

    private void review(GraphQlClient who, String memberId, String role, String step, boolean passed, String reason) {
        var input = new HashMap<String, Object>(
                Map.of("memberId", memberId, "role", role, "programId", program, "step", step, "passed", passed));
        input.put("reason", reason);
        who.mutate("reviewOnboardingStep", "ReviewOnboardingStepInput", input, "onboarding { id }");
    }

    private JsonNode queue(GraphQlClient who, String role) {
        return who.query(
                        "query($p: ID!) { onboardingQueue(role: " + role
                                + ", programId: $p) { steps { open waitingForReview since } edges { node { member { id } } } } }",
                        Map.of("p", program))
                .get("onboardingQueue");
    }

    private JsonNode mine(GraphQlClient who, String role) {
        for (var onboarding : who.query("{ me { " + ONBOARDING + " } }").at("/me/onboarding")) {
            if (onboarding.at("/program/id").asString("").equals(program)
                    && onboarding.get("role").asString().equals(role)) {
                return onboarding;
            }
        }
        throw new AssertionError("not enrolled");
    }

    private static String state(JsonNode onboarding, String key) {
        for (var step : onboarding.get("steps")) {
            if (step.get("key").asString().equals(key)) {
                return step.get("state").asString();
            }
        }
        throw new AssertionError(key + " is not asked for");
    }

    private List<String> mailTo(GraphQlClient who) {
        return outbox(who.query("{ me { email } }").at("/me/email").asString(), "subject");
    }

    private List<String> bodiesTo(String email) {
        return outbox(email, "body");
    }

    private List<String> outbox(String email, String field) {
        var messages = anyone.query(
                        "query($to: String!) { sandbox { outbox(to: $to, first: 100) { " + field + " } } }",
                        Map.of("to", email))
                .at("/sandbox/outbox");
        return messages.valueStream()
                .map(message -> message.get(field).asString())
                .toList();
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString("none");
    }
}
