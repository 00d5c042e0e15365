package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** C1-C4, C6, C7, C9, C10: what members say of themselves, through the public API. */
class ProfilesTest {

    private static final String MEMBER = "member { id version firstName lastName timeZone bio phone"
            + " channels { email sms push inApp } links { linkedIn gitHub twitter } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();

    @Test
    void aMemberSaysWhoTheyAreAndLeavesAloneWhatTheyDoNotName() {
        var member = anyone.newMember("MENTEE");

        var said = member.mutate(
                        "updateProfile",
                        "UpdateProfileInput",
                        Map.of(
                                "expectedVersion", version(member),
                                "bio", "I learn.",
                                "phone", "+27 82 123 4567",
                                "channels", Map.of("sms", true),
                                "links", Map.of("gitHub", "https://github.com/eve")),
                        MEMBER)
                .get("member");

        assertThat(said.get("firstName").asString()).startsWith("Eve");
        assertThat(said.get("phone").asString()).isEqualTo("+27821234567");
        assertThat(said.get("channels").toString())
                .isEqualTo("{\"email\":true,\"sms\":true,\"push\":true,\"inApp\":true}");
        assertThat(said.get("links").get("gitHub").asString()).isEqualTo("https://github.com/eve");

        var cleared = new HashMap<String, @Nullable Object>(
                Map.of("expectedVersion", said.get("version").asInt(), "timeZone", "Asia/Kolkata"));
        cleared.put("bio", null);
        cleared.put("links", null);
        var after = member.mutate("updateProfile", "UpdateProfileInput", cleared, MEMBER)
                .get("member");

        assertThat(after.get("bio").isNull()).isTrue();
        assertThat(after.get("links").get("gitHub").isNull()).isTrue();
        assertThat(after.get("phone").asString()).isEqualTo("+27821234567");
        assertThat(after.get("timeZone").asString()).isEqualTo("Asia/Kolkata");
    }

    @Test
    void theSameValuesAgainAreNoEventAndHistoryTellsWhatChanged() {
        var member = anyone.newMember("MENTEE");
        var name = member.query("{ me { firstName } }").at("/me/firstName").asString();
        var input = Map.of("expectedVersion", version(member), "firstName", "Evelyn", "bio", "I learn.");

        var once = member.mutate("updateProfile", "UpdateProfileInput", input, MEMBER);
        var twice = member.mutate("updateProfile", "UpdateProfileInput", input, MEMBER);

        assertThat(twice.get("member")).isEqualTo(once.get("member"));
        var history = member.query("{ me { history { type changes { field before after } } } }")
                .get("me")
                .get("history");
        assertThat(history.get(history.size() - 1).toString())
                .contains(
                        "\"type\":\"ProfileChanged\"",
                        "{\"field\":\"firstName\",\"before\":\"" + name + "\",\"after\":\"Evelyn\"}",
                        "{\"field\":\"bio\",\"before\":null,\"after\":\"I learn.\"}");
    }

    @Test
    void ofTwoEditsFromTheSameVersionOneWinsAndTheOtherIsToldAndShownWhatIs() throws Exception {
        var member = anyone.newMember("MENTEE");
        var version = version(member);

        var answers = atOnce(() -> rename(member, version, "Left"), () -> rename(member, version, "Right"));

        var winner = answers.stream()
                .filter(answer -> answer.get("errors").isEmpty())
                .toList();
        var loser = answers.stream()
                .filter(answer -> !answer.get("errors").isEmpty())
                .toList();
        assertThat(winner).hasSize(1);
        assertThat(loser.getFirst().at("/errors/0/code").asString()).isEqualTo("VERSION_CONFLICT");
        assertThat(loser.getFirst().at("/errors/0/path").toString()).isEqualTo("[\"input\",\"expectedVersion\"]");
        assertThat(loser.getFirst().get("member").get("firstName"))
                .isEqualTo(winner.getFirst().get("member").get("firstName"));
        var again = rename(member, loser.getFirst().get("member").get("version").asInt(), "Again");
        assertThat(again.get("errors")).isEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        var member = anyone.newMember("MENTEE");

        refused(member, "firstName", "A\u200Bda", "INVALID_NAME");
        refused(member, "lastName", "\u202Eada", "INVALID_NAME");
        refused(member, "firstName", "\u3164", "INVALID_NAME");
        refused(member, "phone", "12345", "INVALID_PHONE");
        refused(member, "links", Map.of("linkedIn", "https://linkedin.com.example.org/in/eve"), "INVALID_LINK");
        refused(member, "channels", Map.of("sms", true), "SMS_NEEDS_PHONE");
    }

    @Test
    void anAdminEditsAnotherMembersProfileWithAReasonAndNobodyElseDoes() {
        var member = anyone.newMember("MENTEE");
        var id = member.me();
        var edit = Map.of("memberId", id, "expectedVersion", version(member), "lastName", "Corrected");
        var document = GraphQlClient.mutation("updateProfile", "UpdateProfileInput", "member { lastName }");

        for (var other : List.of(anyone.newMember("MENTEE"), anyone.as("thandi"), anyone.as("finance"))) {
            assertThat(other.request(document, Map.of("input", edit))
                            .at("/errors/0/extensions/code")
                            .asString())
                    .isEqualTo("FORBIDDEN");
        }
        var admin = anyone.as("admin");
        assertThat(admin.tryMutate("updateProfile", "UpdateProfileInput", edit, "member { lastName }")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("REASON_REQUIRED");
        var input = GraphQlClient.with(new HashMap<>(edit), "reason", "As the passport says");
        admin.mutate("updateProfile", "UpdateProfileInput", input, "member { lastName }");

        var entry = last(member.query("{ me { history { type actorRole reason actor { id } } } }")
                .get("me")
                .get("history"));
        assertThat(entry.get("actorRole").asString()).isEqualTo("ADMIN");
        assertThat(entry.get("reason").asString()).isEqualTo("As the passport says");
        assertThat(entry.get("actor").get("id").asString()).isEqualTo(admin.me());
    }

    @Test
    void phoneAndAddressOfAMentorAreForThemselvesAndStaff() {
        var mentor = newMentor();
        mentor.mutate(
                "updateProfile",
                "UpdateProfileInput",
                Map.of("expectedVersion", version(mentor), "phone", "+27821234567"),
                MEMBER);
        var id = mentorId(mentor);
        var question =
                "query($id: ID!) { mentor(id: $id) { member { email phone channels { email } profileCompletion { percent } } } }";

        for (var reader : List.of(anyone, anyone.newMember("MENTEE"), anyone.as("thandi"))) {
            assertThat(reader.query(question, Map.of("id", id))
                            .at("/mentor/member")
                            .toString())
                    .isEqualTo("{\"email\":null,\"phone\":null,\"channels\":null,\"profileCompletion\":null}");
        }
        for (var reader : List.of(mentor, anyone.as("admin"), anyone.as("finance"))) {
            assertThat(reader.query(question, Map.of("id", id))
                            .at("/mentor/member/phone")
                            .asString())
                    .isEqualTo("+27821234567");
        }
        var history = "query($id: ID!) { mentor(id: $id) { history { id } } }";
        assertThat(anyone.newMember("MENTEE")
                        .request(history, Map.of("id", id))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(mentor.query(history, Map.of("id", id)).at("/mentor/history"))
                .isNotEmpty();
    }

    @Test
    void aMentorSaysHowTheyWorkAndANewPriceLeavesBookingsAlone() {
        var mentor = newMentor();
        var id = mentorId(mentor);
        var mentee = anyone.newMember("MENTEE");
        var booked = mentee.requestBooking(
                        GraphQlClient.booking(id, anyone.slot(id, Duration.ofDays(3), 0), "pm_card_visa"))
                .get("booking");

        var before = anyone.now();
        anyone.advance(Duration.ofMinutes(1));
        var category = category();
        var changed = mentor.mutate(
                        "updateMentorProfile",
                        "UpdateMentorProfileInput",
                        Map.of(
                                "expectedVersion",
                                mentorVersion(mentor),
                                "company",
                                "New Works",
                                "hourlyRateMinor",
                                77_700,
                                "maxMentees",
                                5,
                                "background",
                                "Twenty years of it.",
                                "mentoringStyles",
                                List.of("STRUCTURED", "ACCOUNTABILITY_FOCUSED"),
                                "languages",
                                List.of("EN", "zu"),
                                "categoryIds",
                                List.of(category),
                                "confirmation",
                                "APPROVAL"),
                        "mentor { version company jobTitle hourlyRate { amountMinor } maxMentees background mentoringStyles"
                                + " languages categories { id name icon retired } primaryCategory { id } confirmation }")
                .get("mentor");

        assertThat(changed.get("company").asString()).isEqualTo("New Works");
        assertThat(changed.get("jobTitle").asString()).isEqualTo("Tester");
        assertThat(changed.get("languages").toString()).isEqualTo("[\"en\",\"zu\"]");
        assertThat(changed.at("/categories/0/id").asString()).isEqualTo(category);
        assertThat(changed.at("/primaryCategory/id").asString()).isEqualTo(category);
        assertThat(mentee.read(booked.get("id").asString())
                        .at("/price/amountMinor")
                        .asLong())
                .isEqualTo(40_000);
        var asOf =
                "query($id: ID!, $at: DateTime!) { mentor(id: $id, asOf: $at) { company hourlyRate { amountMinor } version } }";
        var then = Map.of("id", id, "at", before.toString());
        assertThat(mentor.query(asOf, then).at("/mentor/hourlyRate/amountMinor").asLong())
                .isEqualTo(40_000);
        assertThat(mentee.request(asOf, then).at("/errors/0/extensions/code").asString())
                .isEqualTo("FORBIDDEN");

        var stale = mentor.tryMutate(
                "updateMentorProfile",
                "UpdateMentorProfileInput",
                Map.of("expectedVersion", 1, "company", "Stale"),
                "mentor { company }");
        assertThat(stale.at("/errors/0/code").asString()).isEqualTo("VERSION_CONFLICT");
        assertThat(stale.at("/mentor/company").asString()).isEqualTo("New Works");
    }

    @Test
    void categoriesAreKeptByAdminsAndRetiredOnesCannotBePicked() {
        var admin = anyone.as("admin");
        var name = "Éclairs " + UUID.randomUUID();
        var created = admin.mutate(
                        "createCategory",
                        "CreateCategoryInput",
                        Map.of("name", name, "icon", "croissant"),
                        "category { id version }")
                .get("category");
        var id = created.get("id").asString();
        assertThat(code(admin.tryMutate(
                        "createCategory",
                        "CreateCategoryInput",
                        Map.of("name", name.toUpperCase(Locale.ROOT).replace('É', 'E'), "icon", "code"),
                        "category { id }")))
                .isEqualTo("CATEGORY_NAME_TAKEN");
        assertThat(listed(anyone, "")).contains(id);
        admin.mutate(
                "changeCategory",
                "ChangeCategoryInput",
                Map.of("categoryId", id, "expectedVersion", 1, "icon", "cake-slice"),
                "category { icon }");
        var stale = admin.tryMutate(
                "changeCategory",
                "ChangeCategoryInput",
                Map.of("categoryId", id, "expectedVersion", 1, "icon", "cookie"),
                "category { icon version }");
        assertThat(code(stale)).isEqualTo("VERSION_CONFLICT");
        assertThat(stale.get("category").toString()).isEqualTo("{\"icon\":\"cake-slice\",\"version\":2}");

        var inIt = newMentor();
        pick(inIt, id);
        admin.mutate("retireCategory", "RetireCategoryInput", Map.of("categoryId", id), "category { retired }");

        assertThat(listed(anyone, "")).doesNotContain(id);
        assertThat(listed(admin, "retiredToo: true, ")).contains(id);
        assertThat(code(pick(newMentor(), id))).isEqualTo("UNKNOWN_CATEGORY");
        assertThat(code(pick(newMentor(), "cat_nothing"))).isEqualTo("UNKNOWN_CATEGORY");
        assertThat(code(pick(newMentor(), "nothing"))).isEqualTo("UNKNOWN_CATEGORY");
        assertThat(pick(inIt, id).get("errors")).isEmpty();
    }

    @Test
    void aMenteeSaysWhatTheyLearnAndTheirMentorReadsIt() {
        var mentor = newMentor();
        var mentee = anyone.newMember("MENTEE");
        mentee.mutate(
                "updateMenteeProfile",
                "UpdateMenteeProfileInput",
                Map.of(
                        "expectedVersion",
                        version(mentee),
                        "institution",
                        "Wits",
                        "degree",
                        "BSc",
                        "year",
                        2027,
                        "interests",
                        List.of("Compilers"),
                        "preferredStyles",
                        List.of("CASUAL"),
                        "level",
                        "BEGINNER"),
                "member { menteeProfile { institution degree year interests preferredStyles level } }");
        mentee.mutate(
                "addGoal", "AddGoalInput", Map.of("text", "Write one", "category", "TECHNICAL"), "goal { id status }");
        var id = mentorId(mentor);
        var booked = mentee.requestBooking(
                        GraphQlClient.booking(id, anyone.slot(id, Duration.ofDays(3), 0), "pm_card_visa"))
                .get("booking")
                .get("id")
                .asString();
        var question = "query($id: ID!) { booking(id: $id) { mentee { menteeProfile { institution }"
                + " goals { edges { node { text member { id } overdue } } } } } }";

        var answer = mentor.query(question, Map.of("id", booked)).at("/booking/mentee");
        assertThat(answer.at("/menteeProfile/institution").asString()).isEqualTo("Wits");
        assertThat(answer.at("/goals/edges/0/node/text").asString()).isEqualTo("Write one");

        mentee.act("cancelBooking", booked);
        var after = mentor.request(question, Map.of("id", booked));
        assertThat(after.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(after.at("/data/booking/mentee/menteeProfile").isNull()).isTrue();
        assertThat(after.at("/data/booking/mentee/goals").isNull()).isTrue();
    }

    @Test
    void goalsAreSetChangedReachedDroppedAndTakenUpAgain() {
        var mentee = anyone.newMember("MENTEE");
        var today = LocalDate.ofInstant(anyone.now(), ZoneId.of("Europe/Paris"));
        var goal = mentee.mutate(
                        "addGoal",
                        "AddGoalInput",
                        Map.of(
                                "text", "Lead a team",
                                "category", "CAREER",
                                "priority", "HIGH",
                                "deadline", today.toString()),
                        "goal { id version status priority deadline overdue }")
                .get("goal");
        var id = goal.get("id").asString();
        assertThat(goal.get("overdue").asBoolean()).isFalse();
        assertThat(code(mentee.tryMutate(
                        "addGoal",
                        "AddGoalInput",
                        Map.of(
                                "text",
                                "Late",
                                "category",
                                "CAREER",
                                "deadline",
                                today.minusDays(1).toString()),
                        "goal { id }")))
                .isEqualTo("INVALID_DEADLINE");

        mentee.mutate(
                "changeGoal",
                "ChangeGoalInput",
                Map.of("goalId", id, "expectedVersion", 1, "text", "Lead two teams"),
                "goal { text }");
        var stale = mentee.tryMutate(
                "changeGoal",
                "ChangeGoalInput",
                Map.of("goalId", id, "expectedVersion", 1, "text", "Lead none"),
                "goal { text version }");
        assertThat(code(stale)).isEqualTo("VERSION_CONFLICT");
        assertThat(stale.get("goal").toString()).isEqualTo("{\"text\":\"Lead two teams\",\"version\":2}");

        assertThat(act(mentee, "achieveGoal", id)).isEqualTo("ACHIEVED");
        assertThat(code(mentee.tryMutate("dropGoal", "GoalActionInput", Map.of("goalId", id), "goal { id }")))
                .isEqualTo("GOAL_NOT_OPEN");
        assertThat(act(mentee, "reopenGoal", id)).isEqualTo("OPEN");
        assertThat(act(mentee, "dropGoal", id)).isEqualTo("DROPPED");
        assertThat(mentee.query("{ me { goals(status: [DROPPED]) { edges { node { id } } } } }")
                        .at("/me/goals/edges/0/node/id")
                        .asString())
                .isEqualTo(id);
        var stranger = anyone.newMember("MENTEE");
        var drop = GraphQlClient.mutation("dropGoal", "GoalActionInput", "goal { id }");
        assertThat(stranger.request(drop, Map.of("input", Map.of("goalId", id)))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void whatIsMissingIsShownUntilItIsSaidOrDismissed() {
        var mentee = anyone.newMember("MENTEE");
        var question = "{ me { profileCompletion { percent missing promptDue } } }";

        var first = mentee.query(question).at("/me/profileCompletion");
        assertThat(first.toString())
                .isEqualTo(
                        "{\"percent\":25,\"missing\":[\"bio\",\"phone\",\"menteeProfile.currentRole\","
                                + "\"menteeProfile.interests\",\"menteeProfile.preferredStyles\",\"menteeProfile.level\"],\"promptDue\":true}");
        mentee.mutate(
                "updateProfile",
                "UpdateProfileInput",
                Map.of("expectedVersion", version(mentee), "bio", "I learn."),
                "member { id }");
        assertThat(mentee.query(question).at("/me/profileCompletion/percent").asInt())
                .isEqualTo(37);

        mentee.query("mutation { dismissProfilePrompt { member { id } errors { code } } }");

        var last = mentee.query(question).at("/me/profileCompletion");
        assertThat(last.get("promptDue").asBoolean()).isFalse();
        assertThat(last.get("missing")).hasSize(5);
    }

    // --- what several do ---

    private static int version(GraphQlClient member) {
        return member.query("{ me { version } }").get("me").get("version").asInt();
    }

    private static int mentorVersion(GraphQlClient mentor) {
        return mentor.query("query($id: ID!) { mentor(id: $id) { version } }", Map.of("id", mentorId(mentor)))
                .get("mentor")
                .get("version")
                .asInt();
    }

    private static String mentorId(GraphQlClient mentor) {
        return "mtr_" + mentor.me().substring(4);
    }

    private static JsonNode rename(GraphQlClient member, int version, String firstName) {
        return member.tryMutate(
                "updateProfile",
                "UpdateProfileInput",
                Map.of("expectedVersion", version, "firstName", firstName),
                MEMBER);
    }

    private static void refused(GraphQlClient member, String field, Object value, String code) {
        var answer = member.tryMutate(
                "updateProfile",
                "UpdateProfileInput",
                Map.of("expectedVersion", version(member), field, value),
                MEMBER);
        assertThat(code(answer)).as(field + " " + value).isEqualTo(code);
    }

    private static String code(JsonNode payload) {
        return payload.at("/errors/0/code").asString();
    }

    private static JsonNode last(JsonNode list) {
        return list.get(list.size() - 1);
    }

    private static String act(GraphQlClient member, String mutation, String goalId) {
        return member.mutate(mutation, "GoalActionInput", Map.of("goalId", goalId), "goal { status }")
                .get("goal")
                .get("status")
                .asString();
    }

    private static JsonNode pick(GraphQlClient mentor, String categoryId) {
        return mentor.tryMutate(
                "updateMentorProfile",
                "UpdateMentorProfileInput",
                Map.of("expectedVersion", mentorVersion(mentor), "categoryIds", List.of(categoryId)),
                "mentor { primaryCategory { id } }");
    }

    private static String listed(GraphQlClient reader, String which) {
        return reader.query("{ categories(" + which + "first: 100) { edges { node { id } } } }")
                .toString();
    }

    private String category() {
        return anyone.as("admin")
                .mutate(
                        "createCategory",
                        "CreateCategoryInput",
                        Map.of("name", "Field " + UUID.randomUUID(), "icon", "code"),
                        "category { id }")
                .get("category")
                .get("id")
                .asString();
    }

    /** Approved, open all day, and instantly booked. */
    private GraphQlClient newMentor() {
        var mentor = anyone.newMember("MENTOR");
        mentor.mutate(
                "applyAsMentor",
                "ApplyAsMentorInput",
                Map.of(
                        "bio", "I test",
                        "company", "Old Works",
                        "jobTitle", "Tester",
                        "skills", List.of("testing"),
                        "hourlyRateMinor", 40_000,
                        "currency", "ZAR"),
                "mentor { id }");
        anyone.as("admin")
                .mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", mentorId(mentor)), "mentor { id }");
        var allDay = Arrays.stream(DayOfWeek.values())
                .map(day -> Map.of("day", day.name(), "start", "08:00", "end", "20:00"))
                .toList();
        mentor.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of("timeZone", "UTC", "slots", allDay),
                "mentor { id }");
        return mentor;
    }

    private static List<JsonNode> atOnce(Callable<JsonNode> one, Callable<JsonNode> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = threads.invokeAll(List.of(one, other));
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }
}
