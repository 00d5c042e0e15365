package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.GraphQlClient.with;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.vault.KeyVault;
import tools.jackson.databind.JsonNode;

/** I12: what is asked before a session, and what the two want to talk about. */
class AgendaTest {

    private static final String QUESTION = "id kind prompt help required least most choices";
    private static final String FORMS =
            "preSessionForms { version usual { edition questions { " + QUESTION + " } } ofOfferings { offeringId } }";
    private static final String PREPARED = "id status version preSessionForm { edition questions { " + QUESTION + " }"
            + " answers { questionId text choices number yes } } agenda { version items { id text addedBy changedBy done"
            + " doneBy } history { type actor { id } changes { field after } } } availableActions { action allowed until reason }";
    private static final String BOOKED = "booking { " + PREPARED + " }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "agenda-" + UUID.randomUUID());
    private final GraphQlClient mentee = anyone.newMember("MENTEE");

    @Test
    void whatTheMentorAsksIsAnsweredWithTheRequestAndStaysAsItWas() {
        var ids = ask(null, 0, goal(null), level(null));
        var form = anyone.query(
                        "query($id: ID!) { mentor(id: $id) { preSessionForms { version askedFor { edition questions { "
                                + QUESTION + " } } } } }",
                        Map.of("id", mentor.id()))
                .at("/mentor/preSessionForms");
        assertThat(form.get("version").asInt()).isEqualTo(1);
        assertThat(texts(form.at("/askedFor/questions"), "/id")).isEqualTo(ids);
        assertThat(form.at("/askedFor/questions/1/choices")).hasSize(2);

        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(5), 0);
        var plain = booking(mentor.id(), startsAt, "pm_card_visa");
        var refused = tryBook(plain);
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("ANSWERS_MISSING");
        assertThat(refused.at("/errors/0/questionIds/0").asString()).isEqualTo(ids.get(0));
        assertThat(refused.at("/errors/0/questionIds")).hasSize(2);
        assertThat(refused.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"preSessionForm\",\"answers\"]");
        var odd = tryBook(with(plain, "preSessionForm", answers(null, choosing(ids.get(1), "Guru"))));
        assertThat(code(odd)).isEqualTo("INVALID_ANSWER");
        assertThat(odd.at("/errors/0/path/3").asString()).isEqualTo(ids.get(1));
        assertThat(code(tryBook(with(plain, "preSessionForm", answers(7, saying(ids.get(0), "Everything else"))))))
                .isEqualTo("FORM_CHANGED");

        var given = answers(1, saying(ids.get(0), "To read compilers fluently"), choosing(ids.get(1), "Expert"));
        var booked = tryBook(with(plain, "preSessionForm", given));
        assertThat(booked.get("errors")).isEmpty();
        var id = booked.at("/booking/id").asString();
        assertThat(code(tryBook(with(
                        with(
                                plain,
                                "preSessionForm",
                                answers(1, saying(ids.get(0), "Another goal of mine"), choosing(ids.get(1), "Expert"))),
                        "idempotencyKey",
                        plain.get("idempotencyKey")))))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");

        // The mentor asks something else from now on: the booking keeps what it was asked with.
        ask(null, 1, goal(ids.get(0)));
        for (var reader : List.of(mentee, mentor.client(), anyone.as("admin"))) {
            var read = read(reader, id).get("preSessionForm");
            assertThat(read.get("edition").asInt()).isEqualTo(1);
            assertThat(texts(read.get("questions"), "/id")).isEqualTo(ids);
            assertThat(read.at("/answers/0/text").asString()).isEqualTo("To read compilers fluently");
            assertThat(read.at("/answers/1/choices/0").asString()).isEqualTo("Expert");
        }
        var finance = read(anyone.as("finance"), id);
        assertThat(finance.get("preSessionForm").isNull()).isTrue();
        assertThat(finance.get("agenda").isNull()).isTrue();
        for (var reader : List.of(mentee, mentor.client(), anyone.as("finance"), anyone.as("admin"))) {
            assertThat(history(reader, id)).contains("BookingRequested").doesNotContain("compilers fluently");
        }
        assertThat(mails(mentee) + mails(mentor.client()))
                .contains("Your session is confirmed")
                .doesNotContain("compilers fluently", "Expert");
    }

    @Test
    void openQuestionsAreAnsweredUntilTheSessionStarts() {
        var ids = ask(null, 0, years(null));
        var id = book();
        assertThat(action(read(mentee, id), "ANSWER_FORM").get("allowed").asBoolean())
                .isTrue();
        var before = read(mentee, id).get("version").asInt();

        var answered = answer(id, before, number(ids.get(0), 7));
        assertThat(answered.get("errors")).isEmpty();
        assertThat(answered.at("/booking/preSessionForm/answers/0/number").asLong())
                .isEqualTo(7);
        var answeredAt = anyone.now();
        assertThat(code(answer(id, before, number(ids.get(0), 61)))).isEqualTo("INVALID_ANSWER");
        var stale = answer(id, before, number(ids.get(0), 8));
        assertThat(code(stale)).isEqualTo("VERSION_CONFLICT");
        assertThat(stale.at("/booking/preSessionForm/answers/0/number").asLong())
                .isEqualTo(7);
        anyone.advance(Duration.ofMinutes(1));
        assertThat(answer(id, null, Map.of("questionId", ids.get(0))).at("/booking/preSessionForm/answers"))
                .isEmpty();
        assertThat(asOf(mentor.client(), id, answeredAt)
                        .at("/preSessionForm/answers/0/number")
                        .asLong())
                .isEqualTo(7);
        assertThat(history(mentee, id)).contains("PreSessionFormAnswered");
        assertThat(mentor.client()
                        .request(
                                GraphQlClient.mutation("answerPreSessionForm", "AnswerPreSessionFormInput", BOOKED),
                                Map.of("input", answering(id, null, number(ids.get(0), 8))))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");

        var startsAt = Instant.parse(mentee.read(id).get("startsAt").asString());
        anyone.advanceTo(startsAt);
        assertThat(code(answer(id, null, number(ids.get(0), 9)))).isEqualTo("ANSWERS_CLOSED");
        assertThat(action(read(mentee, id), "ANSWER_FORM").get("reason").asString())
                .isEqualTo("ANSWERS_CLOSED");
    }

    @Test
    void anOfferingHasQuestionsOfItsOwnAndARequestOrASeatIsAskedToo() {
        var offering = mentor.client()
                .mutate(
                        "addOffering",
                        "AddOfferingInput",
                        Map.of(
                                "name",
                                "Short look",
                                "durationMinutes",
                                30,
                                "priceMinor",
                                5_000,
                                "currency",
                                "EUR",
                                "modalities",
                                List.of("VIDEO")),
                        "offering { id }")
                .at("/offering/id")
                .asString();
        var usual = ask(null, 0, goal(null));
        ask(offering, 0);
        var request = new HashMap<String, Object>(Map.of(
                "mentorId",
                mentor.id(),
                "topic",
                "Whenever it suits",
                "idempotencyKey",
                UUID.randomUUID().toString()));
        var fields = "sessionRequest { id preSessionForm { answers { text } } }";
        assertThat(code(mentee.tryMutate("requestSession", "RequestSessionInput", request, fields)))
                .isEqualTo("ANSWERS_MISSING");
        var free = mentee.tryMutate(
                "requestSession", "RequestSessionInput", with(request, "offeringId", offering), fields);
        assertThat(free.get("errors")).isEmpty();
        assertThat(free.at("/sessionRequest/preSessionForm").isNull()).isTrue();

        var asked = with(
                with(request, "preSessionForm", answers(null, saying(usual.get(0), "To plan the coming year"))),
                "idempotencyKey",
                UUID.randomUUID().toString());
        var requestId = mentee.tryMutate("requestSession", "RequestSessionInput", asked, fields)
                .at("/sessionRequest/id")
                .asString();
        var seen = mentor.client()
                .query(
                        "query($id: ID!) { sessionRequest(id: $id) { preSessionForm { answers { text } } } }",
                        Map.of("id", requestId));
        assertThat(seen.at("/sessionRequest/preSessionForm/answers/0/text").asString())
                .isEqualTo("To plan the coming year");
        var proposed = mentor.client()
                .mutate(
                        "proposeSessionTime",
                        "ProposeSessionTimeInput",
                        Map.of(
                                "sessionRequestId",
                                requestId,
                                "startsAt",
                                anyone.slot(mentor.id(), Duration.ofDays(7), 0)),
                        "sessionRequest { pendingProposal { id } }");
        var accepted = mentee.mutate(
                "acceptSessionTime",
                "AcceptSessionTimeInput",
                Map.of(
                        "sessionRequestId",
                        requestId,
                        "proposalId",
                        proposed.at("/sessionRequest/pendingProposal/id").asString(),
                        "paymentMethod",
                        "pm_card_visa"),
                BOOKED);
        assertThat(accepted.at("/booking/preSessionForm/answers/0/text").asString())
                .isEqualTo("To plan the coming year");

        assertThat(code(mentor.client()
                        .tryMutate(
                                "setPreSessionForm",
                                "SetPreSessionFormInput",
                                form("off_unknown", 0, goal(null)),
                                FORMS)))
                .isEqualTo("UNKNOWN_OFFERING");
        var stale = mentor.client()
                .tryMutate("setPreSessionForm", "SetPreSessionFormInput", form(null, 0, years(null)), FORMS);
        assertThat(code(stale)).isEqualTo("VERSION_CONFLICT");
        assertThat(stale.at("/preSessionForms/usual/questions/0/id").asString()).isEqualTo(usual.get(0));
        var removed = mentor.client()
                .mutate("removePreSessionForm", "RemovePreSessionFormInput", Map.of("expectedVersion", 2), FORMS);
        assertThat(removed.at("/preSessionForms/usual").isNull()).isTrue();
        assertThat(code(mentee.tryMutate(
                        "setPreSessionForm", "SetPreSessionFormInput", form(null, 0, goal(null)), FORMS)))
                .isEqualTo("NOT_A_MENTOR");
    }

    @Test
    void bothWriteTheAgendaAndSeeWhoDidWhat() {
        var id = book();
        assertThat(read(mentee, id).at("/agenda/items")).isEmpty();
        var key = UUID.randomUUID().toString();
        var first = add(mentee, id, "How to read old code", key);
        assertThat(first.get("errors")).isEmpty();
        assertThat(add(mentee, id, "How to read old code", key).at("/booking/agenda/items"))
                .hasSize(1);
        var second = add(mentor.client(), id, "What to learn next", null).at("/booking/agenda");
        var items = texts(second.get("items"), "/id");
        assertThat(texts(second.get("items"), "/addedBy")).containsExactly("MENTEE", "MENTOR");
        var seen = second.get("version").asInt();
        var then = anyone.now();
        anyone.advance(Duration.ofMinutes(1));

        var changed = change(mentor.client(), id, items.get(0), "How to change old code", seen);
        assertThat(changed.at("/booking/agenda/items/0/changedBy").asString()).isEqualTo("MENTOR");
        var stale = change(mentee, id, items.get(0), "How to love old code", seen);
        assertThat(code(stale)).isEqualTo("VERSION_CONFLICT");
        assertThat(stale.at("/booking/agenda/items/0/text").asString()).isEqualTo("How to change old code");

        var ordered = mentee.mutate(
                "reorderAgenda",
                "ReorderAgendaInput",
                Map.of("bookingId", id, "itemIds", items.reversed(), "expectedVersion", seen),
                BOOKED);
        assertThat(texts(ordered.at("/booking/agenda/items"), "/id")).isEqualTo(items.reversed());
        var ticked = mentor.client()
                .mutate(
                        "tickAgendaItem",
                        "TickAgendaItemInput",
                        Map.of("bookingId", id, "itemId", items.get(1), "done", true),
                        BOOKED);
        assertThat(ticked.at("/booking/agenda/items/0/doneBy").asString()).isEqualTo("MENTOR");
        var removed = mentee.mutate(
                "removeAgendaItem",
                "RemoveAgendaItemInput",
                Map.of(
                        "bookingId",
                        id,
                        "itemId",
                        items.get(0),
                        "expectedVersion",
                        ticked.at("/booking/agenda/version").asInt()),
                BOOKED);
        assertThat(removed.at("/booking/agenda/items")).hasSize(1);
        assertThat(code(change(mentee, id, items.get(0), "Too late for this", 99)))
                .isEqualTo("UNKNOWN_ITEM");
        assertThat(code(add(mentee, id, " \u200b", null))).isEqualTo("BLANK_ITEM");
        assertThat(code(add(mentee, id, "long ".repeat(101), null))).isEqualTo("ITEM_TOO_LONG");

        var history = read(mentor.client(), id).at("/agenda/history");
        assertThat(texts(history, "/type"))
                .containsExactly(
                        "AgendaItemAdded",
                        "AgendaItemAdded",
                        "AgendaItemChanged",
                        "AgendaReordered",
                        "AgendaItemTicked",
                        "AgendaItemRemoved");
        assertThat(history.at("/2/actor/id").asString())
                .isEqualTo(mentor.client().me());
        assertThat(history.get(2).toString()).contains("How to change old code");
        var past = asOf(mentee, id, then).get("agenda");
        assertThat(past.at("/items/0/text").asString()).isEqualTo("How to read old code");
        assertThat(past.get("history")).hasSize(2);
        assertThat(anyone.as("admin")
                        .query(
                                "query($id: ID!) { auditTrail(subject: $id) { edges { node { type } } } }",
                                Map.of("id", id.replace("bkg_", "agd_")))
                        .at("/auditTrail/edges"))
                .hasSize(6);
        assertThat(mails(mentee)).doesNotContain("old code");
    }

    @Test
    void anAgendaIsNobodyElsesAndClosesAWeekAfterTheSession() {
        var id = book();
        var stranger = anyone.newMember("MENTEE");
        for (var other : List.of(stranger, anyone.as("admin"), anyone.as("finance"))) {
            var denied = other.request(
                    GraphQlClient.mutation("addAgendaItem", "AddAgendaItemInput", BOOKED),
                    Map.of("input", Map.of("bookingId", id, "text", "Let me in on this")));
            assertThat(denied.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        }
        assertThat(code(add(mentee, "bkg_unknown", "Nobody is there", null))).isEqualTo("NOT_FOUND");
        mentor.hold(mentee, id);
        Eventually.holds(
                () -> assertThat(read(mentee, id).get("status").asString()).isEqualTo("COMPLETED"));
        assertThat(add(mentor.client(), id, "What we agreed on", null).get("errors"))
                .isEmpty();
        var until = Instant.parse(
                action(read(mentee, id), "EDIT_AGENDA").get("until").asString());

        anyone.advanceTo(until);

        assertThat(code(add(mentee, id, "One more thing", null))).isEqualTo("AGENDA_CLOSED");
        assertThat(action(read(mentee, id), "EDIT_AGENDA").get("reason").asString())
                .isEqualTo("AGENDA_CLOSED");

        var cancelled = book();
        mentee.act("cancelBooking", cancelled);
        assertThat(code(add(mentee, cancelled, "Nothing to say", null))).isEqualTo("AGENDA_CLOSED");
        assertThat(action(read(mentor.client(), cancelled), "EDIT_AGENDA")
                        .get("reason")
                        .asString())
                .isEqualTo("AGENDA_CLOSED");
    }

    @Test
    void ofManyChangesOfOneItemFromTheSameVersionOneWins() throws Exception {
        var id = book();
        var agenda = add(mentee, id, "Where to begin", null).at("/booking/agenda");
        var item = agenda.at("/items/0/id").asString();
        var version = agenda.get("version").asInt();

        List<Callable<JsonNode>> changes = IntStream.range(0, 8)
                .<Callable<JsonNode>>mapToObj(n ->
                        () -> change(n % 2 == 0 ? mentee : mentor.client(), id, item, "Beginning number " + n, version))
                .toList();
        var answers = new ArrayList<JsonNode>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(changes)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.get("errors").isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.get("errors").isEmpty())
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo("VERSION_CONFLICT"));
        assertThat(read(mentee, id).at("/agenda/version").asInt()).isEqualTo(version + 1);
    }

    @Test
    void anErasedMenteesWordsAreGone() {
        var ids = ask(null, 0, goal(null));
        var id = book(answers(null, saying(ids.get(0), "What only I should say")));
        add(mentee, id, "What only I should ask", null);
        add(mentor.client(), id, "What the mentor asks", null);

        ApplicationUnderTest.shared().bean(KeyVault.class).erase(mentee.me());

        var past = asOf(mentor.client(), id, anyone.now().plusSeconds(60));
        assertThat(past.toString()).doesNotContain("What only I should").contains("What the mentor asks");
        assertThat(past.at("/preSessionForm/answers/0/text").isNull()).isTrue();
        assertThat(past.at("/agenda/items/0/text").isNull()).isTrue();
    }

    // --- words of the tests ---

    private List<String> ask(@Nullable String offeringId, int expectedVersion, Map<?, ?>... questions) {
        var answer = mentor.client()
                .mutate(
                        "setPreSessionForm",
                        "SetPreSessionFormInput",
                        form(offeringId, expectedVersion, questions),
                        FORMS);
        return offeringId == null ? texts(answer.at("/preSessionForms/usual/questions"), "/id") : List.of();
    }

    private static Map<String, Object> form(@Nullable String offeringId, int expectedVersion, Map<?, ?>... questions) {
        var input = new HashMap<String, Object>();
        input.put("questions", List.of(questions));
        input.put("expectedVersion", expectedVersion);
        if (offeringId != null) {
            input.put("offeringId", offeringId);
        }
        return input;
    }

    private static Map<String, Object> goal(@Nullable String id) {
        return question(id, Map.of("kind", "LONG_TEXT", "prompt", "What is it for?", "required", true, "least", 5));
    }

    private static Map<String, Object> level(@Nullable String id) {
        return question(
                id,
                Map.of(
                        "kind",
                        "ONE_CHOICE",
                        "prompt",
                        "How far have you come?",
                        "required",
                        true,
                        "choices",
                        List.of("Beginner", "Expert")));
    }

    private static Map<String, Object> years(@Nullable String id) {
        return question(
                id, Map.of("kind", "NUMBER", "prompt", "For how many years?", "help", "Roughly so", "most", 60));
    }

    private static Map<String, Object> question(@Nullable String id, Map<String, Object> input) {
        return id == null ? input : with(input, "id", id);
    }

    private static Map<String, Object> answers(@Nullable Integer edition, Map<?, ?>... answers) {
        Map<String, Object> input = Map.of("answers", List.of(answers));
        return edition == null ? input : with(input, "edition", edition);
    }

    private static Map<String, Object> saying(String questionId, String text) {
        return Map.of("questionId", questionId, "text", text);
    }

    private static Map<String, Object> choosing(String questionId, String choice) {
        return Map.of("questionId", questionId, "choices", List.of(choice));
    }

    private static Map<String, Object> number(String questionId, long number) {
        return Map.of("questionId", questionId, "number", number);
    }

    private String book() {
        return book(null);
    }

    private String book(@Nullable Map<String, Object> answers) {
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(2), 0);
        var input = booking(mentor.id(), startsAt, "pm_card_visa");
        var booked = tryBook(answers == null ? input : with(input, "preSessionForm", answers));
        assertThat(booked.get("errors")).isEmpty();
        return booked.at("/booking/id").asString();
    }

    private JsonNode tryBook(Map<String, Object> input) {
        var document = "mutation($input: RequestBookingInput!) { requestBooking(input: $input) { booking { id status }"
                + " errors { code path ... on AnswersMissing { questionIds } } } }";
        return mentee.query(document, Map.of("input", input)).get("requestBooking");
    }

    private JsonNode answer(String bookingId, @Nullable Integer expectedVersion, Map<?, ?>... answers) {
        return mentee.tryMutate(
                "answerPreSessionForm",
                "AnswerPreSessionFormInput",
                answering(bookingId, expectedVersion, answers),
                BOOKED);
    }

    private static Map<String, Object> answering(
            String bookingId, @Nullable Integer expectedVersion, Map<?, ?>... answers) {
        Map<String, Object> input = Map.of("bookingId", bookingId, "preSessionForm", answers(null, answers));
        return expectedVersion == null ? input : with(input, "expectedVersion", expectedVersion);
    }

    private static JsonNode add(GraphQlClient who, String bookingId, String text, @Nullable String key) {
        Map<String, Object> input = Map.of("bookingId", bookingId, "text", text);
        return who.tryMutate(
                "addAgendaItem",
                "AddAgendaItemInput",
                key == null ? input : with(input, "idempotencyKey", key),
                BOOKED);
    }

    private static JsonNode change(
            GraphQlClient who, String bookingId, String itemId, String text, int expectedVersion) {
        return who.tryMutate(
                "changeAgendaItem",
                "ChangeAgendaItemInput",
                Map.of("bookingId", bookingId, "itemId", itemId, "text", text, "expectedVersion", expectedVersion),
                BOOKED);
    }

    private static JsonNode read(GraphQlClient who, String bookingId) {
        return who.query("query($id: ID!) { booking(id: $id) { " + PREPARED + " } }", Map.of("id", bookingId))
                .get("booking");
    }

    private static JsonNode asOf(GraphQlClient who, String bookingId, Instant moment) {
        return who.query(
                        "query($id: ID!, $at: DateTime!) { booking(id: $id, asOf: $at) { " + PREPARED + " } }",
                        Map.of("id", bookingId, "at", moment.toString()))
                .get("booking");
    }

    private static String history(GraphQlClient who, String bookingId) {
        return who.query(
                        "query($id: ID!) { booking(id: $id) { history { type changes { field before after } } } }",
                        Map.of("id", bookingId))
                .toString();
    }

    private static JsonNode action(JsonNode booking, String name) {
        return StreamSupport.stream(booking.get("availableActions").spliterator(), false)
                .filter(action -> action.get("action").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/code").asString();
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.at(pointer).asString())
                .toList();
    }

    private String mails(GraphQlClient reader) {
        var email = reader.query("{ me { email } }").at("/me/email").asString();
        return anyone.query(
                        "query($to: String!) { sandbox { outbox(to: $to, first: 50) { subject body } } }",
                        Map.of("to", email))
                .toString();
    }
}
