package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.store.Processors;
import org.mentorlink.governance.RebuildableModels;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** R6: a read model is built anew beside the one that is read, which nobody notices but by what was wrong. */
class RebuildProjectionTest {

    private static final String REBUILD = "rebuild { id name status requestedBy { id } target failing }";
    private static final String PROCESSORS =
            "{ eventProcessors { head processors { name kind rebuild { id status failing endedAt }"
                    + " availableActions { action allowed reason } } } }";

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final GraphQlClient admin = anyone.as("admin");
    private final MongoTemplate mongo = application.bean(MongoTemplate.class);

    @Test
    void what_was_wrong_is_right_afterwards_and_who_reads_meanwhile_sees_the_one_or_the_other() {
        var mentee = anyone.newMember("MENTEE");
        var id = book(mentee);
        awaitQuiet();
        // Other tests have taken keys of people away, and what these said stands in the live model until it is rebuilt.
        assertThat(rebuild("projection-bookings", null).get("errors")).isEmpty();
        awaitOver("projection-bookings", "COMPLETED");
        var right = documents("bookings", "payments", "appointments");
        var wrong = new Document("$set", new Document("view.topic", "not what they said"));
        mongo.getCollection("bookings").updateOne(new Document("_id", id), wrong);
        mongo.getCollection("bookings")
                .insertOne(
                        new Document("_id", "bkg_ghost").append("position", 1L).append("view", new Document()));
        mongo.getCollection("payments").deleteMany(new Document());
        assertThat(topic(mentee, id)).isEqualTo("not what they said");

        var over = new AtomicBoolean();
        var reader = CompletableFuture.supplyAsync(() -> {
            var seen = new ArrayList<String>();
            while (!over.get()) {
                seen.add(topic(mentee, id));
            }
            return seen;
        });
        var asked = rebuild("projection-bookings", "one booking is shown with another topic");
        assertThat(asked.get("errors")).isEmpty();
        assertThat(asked.get("rebuild").get("name").asString()).isEqualTo("projection-bookings");
        assertThat(asked.get("rebuild").get("requestedBy").get("id").asString()).isEqualTo(admin.me());
        awaitOver("projection-bookings", "COMPLETED");
        over.set(true);

        assertThat(documents("bookings", "payments", "appointments")).isEqualTo(right);
        var topics = reader.join();
        assertThat(topics).isNotEmpty().containsOnly("not what they said", "private topic 59");
        assertThat(topic(mentee, id)).isEqualTo("private topic 59");
        var trail = admin.query(
                        "{ auditTrail(subject: \"rdm_bookings\", first: 100) { edges { node { type reason actorRole actor { id } } } } }")
                .get("auditTrail")
                .get("edges");
        assertThat(trail.get(trail.size() - 2).get("node").get("type").asString())
                .isEqualTo("RebuildRequested");
        assertThat(trail.get(trail.size() - 2).get("node").get("reason").asString())
                .isEqualTo("one booking is shown with another topic");
        assertThat(trail.get(trail.size() - 2)
                        .get("node")
                        .get("actor")
                        .get("id")
                        .asString())
                .isEqualTo(admin.me());
        assertThat(trail.get(trail.size() - 1).get("node").get("type").asString())
                .isEqualTo("RebuildCompleted");
        assertThat(trail.get(trail.size() - 1).get("node").get("actorRole").asString())
                .isEqualTo("PLATFORM");
    }

    @Test
    void all_of_them_are_rebuilt_at_once_while_people_write_and_read_what_they_wrote() {
        var before = documents("ledger", "audit");
        rebuildAll();
        var mentee = anyone.newMember("MENTEE");
        for (var round = 0; round < 5; round++) {
            assertThat(topic(mentee, book(mentee))).isEqualTo("private topic 59");
        }
        RebuildableModels.PROCESSORS.forEach(name -> awaitOver(name, "COMPLETED"));
        awaitQuiet();
        var after = documents("ledger", "audit");
        before.forEach((collection, documents) ->
                assertThat(after.get(collection)).as(collection).containsAllEntriesOf(documents));

        var live = documents(collections());
        rebuildAll();
        RebuildableModels.PROCESSORS.forEach(name -> awaitOver(name, "COMPLETED"));
        awaitQuiet();

        assertThat(documents(collections())).isEqualTo(live);
        assertThat(live).hasSizeGreaterThan(20);
        assertThat(admin.query("{ verifyAudit { valid } }")
                        .get("verifyAudit")
                        .get("valid")
                        .asBoolean())
                .isTrue();
        assertThat(mongo.getDb().listCollectionNames().into(new ArrayList<>()))
                .noneMatch(name -> name.contains(".rebuild-"));
    }

    /** Those that staff may rebuild are those there are, but for the search index. */
    @Test
    void every_read_model_in_the_database_can_be_rebuilt_and_nothing_with_effects() {
        var rebuildable = new ArrayList<String>();
        processors().forEach(processor -> {
            var name = processor.get("name").asString();
            if (!processor.get("availableActions").isEmpty()) {
                rebuildable.add(name);
            } else {
                assertThat(codes(rebuild(name, null))).as(name).containsExactly("NOT_REBUILDABLE");
            }
        });

        assertThat(rebuildable).containsExactlyInAnyOrderElementsOf(RebuildableModels.PROCESSORS);
        assertThat(processors()
                        .valueStream()
                        .filter(processor -> processor.get("kind").asString().equals("READ_MODEL"))
                        .map(processor -> processor.get("name").asString())
                        .filter(name -> !rebuildable.contains(name)))
                .containsExactly("projection-search");
        assertThat(codes(rebuild("projection-none", null))).containsExactly("NOT_REBUILDABLE");
        assertThat(codes(rebuild("", null))).containsExactly("NOT_REBUILDABLE");
    }

    @Test
    void a_second_one_is_refused_while_one_runs_and_one_that_is_cancelled_changes_nothing() {
        var wrong = new Document("_id", "stp_ghost").append("position", 1L).append("view", new Document());
        var rebuilder = application.bean("rebuilder", SmartLifecycle.class);
        rebuilder.stop();
        try {
            mongo.getCollection("consents").insertOne(wrong);
            var running = rebuild("projection-community", null);
            assertThat(running.get("rebuild").get("status").asString()).isEqualTo("RUNNING");
            assertThat(codes(rebuild("projection-community", null))).containsExactly("REBUILD_RUNNING");
            assertThat(actions("projection-community")).containsExactly("CANCEL_REBUILD");
            var rebuildId = running.get("rebuild").get("id").asString();
            var cancelled = cancel(rebuildId);
            assertThat(cancelled.get("rebuild").get("status").asString()).isEqualTo("CANCELLED");
            assertThat(codes(cancel(rebuildId))).isEmpty();
            assertThat(actions("projection-community")).containsExactly("REBUILD");
            assertThat(codes(cancel("rbd_none"))).containsExactly("NOT_FOUND");
        } finally {
            rebuilder.start();
        }
        // Another that is done shows that the cancelled one had its time.
        rebuild("projection-ledger", null);
        awaitOver("projection-ledger", "COMPLETED");
        assertThat(mongo.getCollection("consents").countDocuments(new Document("_id", "stp_ghost")))
                .isEqualTo(1);
        mongo.getCollection("consents").deleteOne(new Document("_id", "stp_ghost"));
    }

    private void rebuildAll() {
        RebuildableModels.PROCESSORS.forEach(
                name -> assertThat(rebuild(name, null).get("errors")).isEmpty());
    }

    /** Of all read models that are the same when nothing has happened but a rebuild; limits count who looks. */
    private String[] collections() {
        return mongo.getDb().listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> !name.matches("audit.*|rebuild.*|ephemeral"))
                .toArray(String[]::new);
    }

    private void awaitQuiet() {
        application.bean(Processors.class).awaitQuiet(Duration.ofMinutes(1));
    }

    private String book(GraphQlClient mentee) {
        var mentor = anyone.mentorId("thandi");
        var input = GraphQlClient.with(
                booking(mentor, anyone.slot(mentor, Duration.ofDays(20), 0), "pm_card_visa"),
                "topic",
                "private topic 59");
        var answer = mentee.requestBooking(input);
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("booking").get("id").asString();
    }

    private static String topic(GraphQlClient mentee, String id) {
        return mentee.query("query($id: ID!) { booking(id: $id) { topic } }", Map.of("id", id))
                .get("booking")
                .get("topic")
                .asString();
    }

    private JsonNode rebuild(String name, @Nullable String reason) {
        var input = reason == null ? Map.of("name", name) : Map.of("name", name, "reason", reason);
        return admin.tryMutate("rebuildProjection", "RebuildProjectionInput", input, REBUILD);
    }

    private JsonNode cancel(String rebuildId) {
        return admin.tryMutate("cancelRebuild", "CancelRebuildInput", Map.of("rebuildId", rebuildId), REBUILD);
    }

    private JsonNode processors() {
        return admin.query(PROCESSORS).get("eventProcessors").get("processors");
    }

    private JsonNode processor(String name) {
        return processors()
                .valueStream()
                .filter(processor -> processor.get("name").asString().equals(name))
                .findAny()
                .orElseThrow();
    }

    private List<String> actions(String name) {
        return processor(name)
                .get("availableActions")
                .valueStream()
                .filter(action -> action.get("allowed").asBoolean())
                .map(action -> action.get("action").asString())
                .toList();
    }

    private void awaitOver(String name, String status) {
        Eventually.holds(
                () -> assertThat(processor(name).get("rebuild").get("status").asString())
                        .isEqualTo(status));
    }

    private static List<String> codes(JsonNode payload) {
        return payload.get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }

    private Map<String, Map<Object, Document>> documents(String... collections) {
        var all = new TreeMap<String, Map<Object, Document>>();
        for (var name : collections) {
            var documents = all.computeIfAbsent(name, none -> new TreeMap<>());
            mongo.getCollection(name).find().forEach(document -> documents.put(document.get("_id"), document));
        }
        return all;
    }
}
