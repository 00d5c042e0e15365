package org.mentorlink.query.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.PRICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.governance.RebuildId;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;

class BesideTest {

    private static final RebuildId REBUILD = new RebuildId("rbd_1");
    private static final String BOOKINGS = "projection-bookings";

    private final ReadSide side = new ReadSide();
    private Map<String, Map<Object, Document>> right = Map.of();

    @BeforeEach
    void aStoryIsRead() {
        Stories.held(Stories.community(side), BOOKING, PRICE);
        side.catchUp();
        right = held();
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void every_read_model_is_the_same_when_it_is_built_anew_in_whatever_batches() {
        for (var processor : List.of(
                BOOKINGS, "projection-community", "projection-ledger", "projection-audit", "projection-members-list")) {
            for (var batch : List.of(1, 3, 1_000)) {
                var beside = side.beginBeside(REBUILD, processor);
                side.buildBeside(beside, processor, batch);
                beside.takeOver(() -> {});

                assertThat(held()).as("%s in batches of %s", processor, batch).isEqualTo(right);
            }
        }
    }

    @Test
    void what_is_read_stays_until_what_is_built_takes_over_and_then_what_was_wrong_is_right() {
        var bookings = side.mongo().getCollection("bookings");
        bookings.updateOne(
                new Document("_id", BOOKING.value()), new Document("$set", new Document("view.topic", "wrong")));
        bookings.insertOne(
                new Document("_id", "bkg_ghost").append("position", 1L).append("view", new Document()));
        side.mongo().getCollection("payments").deleteMany(new Document());
        var wrong = held();
        assertThat(wrong).isNotEqualTo(right);

        var beside = side.beginBeside(REBUILD, BOOKINGS);
        assertThat(held()).isEqualTo(wrong);
        side.buildBeside(beside, BOOKINGS, 2);
        assertThat(held()).isEqualTo(wrong);
        beside.takeOver(() -> {});

        assertThat(beside()).isEmpty();
        assertThat(held()).isEqualTo(right);
    }

    /** Another process has claimed the projections in the midst of it, and writes on. */
    @Test
    void what_somebody_else_writes_meanwhile_is_not_taken_over() {
        var ours = new AtomicInteger();
        var beside = side.beginBeside(REBUILD, BOOKINGS);
        side.buildBeside(beside, BOOKINGS, 100);
        assertThatThrownBy(() -> beside.takeOver(() -> {
                    if (ours.incrementAndGet() > 1) {
                        side.mongo().getCollection("payments").insertOne(new Document("_id", "pay_later"));
                        throw new UnableToClaimTokenException("lost");
                    }
                }))
                .isInstanceOf(UnableToClaimTokenException.class);
        beside.discard();

        assertThat(ours).hasValue(2);
        assertThat(beside()).isEmpty();
        assertThat(held().get("payments")).containsKey("pay_later");
    }

    @Test
    void indexes_are_there_again() {
        var before = indexes();
        var beside = side.beginBeside(REBUILD, BOOKINGS);
        side.buildBeside(beside, BOOKINGS, 100);
        beside.takeOver(() -> {});

        assertThat(indexes()).containsAllEntriesOf(before);
        assertThat(before.get("appointments")).hasSizeGreaterThan(1);
    }

    @Test
    void what_is_given_up_leaves_nothing_behind() {
        var beside = side.beginBeside(REBUILD, BOOKINGS);
        side.buildBeside(beside, BOOKINGS, 100);
        assertThat(beside()).isNotEmpty();
        beside.discard();

        assertThat(beside()).isEmpty();
        assertThat(held()).isEqualTo(right);
    }

    @Test
    void what_a_process_left_behind_that_died_goes_with_the_next_rebuild_and_not_with_the_next_attempt() {
        var died = side.beginBeside(REBUILD, BOOKINGS);
        side.buildBeside(died, BOOKINGS, 100);
        var besideOfTheDead = beside();
        var again = side.beginBeside(REBUILD, BOOKINGS);
        assertThat(beside()).containsAll(besideOfTheDead);
        again.discard();

        side.beginBeside(new RebuildId("rbd_2"), BOOKINGS).discard();
        assertThat(beside()).isEmpty();
    }

    @Test
    void a_view_that_no_reset_handler_clears_is_not_written() {
        var beside = side.beginBeside(REBUILD, "projection-ledger");

        assertThatThrownBy(() -> side.buildBeside(beside, BOOKINGS, 100))
                .hasMessageContaining("No @ResetHandler clears");
        beside.discard();
        assertThat(beside()).isEmpty();
        assertThat(held()).isEqualTo(right);
    }

    /** What is read, without what is built beside, and what is not there without what is empty. */
    private Map<String, Map<Object, Document>> held() {
        var held = side.documents();
        held.keySet().removeAll(beside());
        held.values().removeIf(Map::isEmpty);
        return held;
    }

    private List<String> beside() {
        return side.mongo().getDb().listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.contains(".rebuild-"))
                .toList();
    }

    private Map<String, List<Object>> indexes() {
        var all = new TreeMap<String, List<Object>>();
        for (var name : side.mongo().getDb().listCollectionNames()) {
            all.put(
                    name,
                    side.mongo().getCollection(name).listIndexes().into(new ArrayList<>()).stream()
                            .map(index -> index.get("key"))
                            .toList());
        }
        return all;
    }
}
