package org.mentorlink.query.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.PRICE;

import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingView;
import org.mentorlink.governance.RebuildId;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.query.governance.Rebuilds;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What was never written is not looked for, and what was is. */
class WrittenIdsTest {

    private ReadSide side;

    @BeforeEach
    void begin() {
        side = ReadSide.alone();
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void what_was_added_may_be_there() {
        var ids = new WrittenIds();
        IntStream.range(0, 100_000).forEach(n -> ids.add("bkg_" + n));
        assertThat(IntStream.range(0, 100_000)).allMatch(n -> ids.mayContain("bkg_" + n));
    }

    @Test
    void of_what_was_not_added_little_is_taken_for_being_there() {
        var ids = new WrittenIds();
        IntStream.range(0, 100_000).forEach(n -> ids.add("bkg_" + n));
        assertThat(IntStream.range(0, 100_000).filter(n -> ids.mayContain("mbr_" + n)))
                .hasSizeLessThan(10_000);
        ids.clear();
        assertThat(ids.mayContain("bkg_1")).isFalse();
    }

    @Test
    void a_view_that_was_never_written_is_not_looked_for() {
        var views = side.bean(Rebuilds.class);
        assertThat(side.commandsDuring(() -> assertThat(views.find("rbd_none")).isEmpty()))
                .isEmpty();
    }

    @Test
    void where_others_write_it_is() {
        try (var among = new ReadSide()) {
            var views = among.bean(Rebuilds.class);
            assertThat(among.commandsDuring(
                            () -> assertThat(views.find("rbd_none")).isEmpty()))
                    .containsExactly("find rebuilds");
        }
    }

    @Test
    void a_first_replay_looks_for_no_view_by_itself() {
        Stories.held(Stories.community(side), BOOKING, PRICE);
        assertThat(side.commandsDuring(side::catchUp)).noneMatch("find bookings"::equals);
    }

    @Test
    void what_was_built_beside_is_found_once_it_is_read_and_what_was_cleared_no_more() {
        Stories.held(Stories.community(side), BOOKING, PRICE);
        side.catchUp();
        side.reset();
        assertThat(booking()).isNull();

        var beside = side.beginBeside(new RebuildId("rbd_1"), "projection-bookings");
        side.buildBeside(beside, "projection-bookings", 2);
        beside.takeOver(() -> {});
        side.begins("projection-bookings");

        assertThat(booking()).isNotNull();
    }

    @Test
    void what_was_there_before_is_found() {
        side.mongo().getCollection("older").insertOne(new Document("_id", "one").append("position", 1L));
        var older = new Older(side.bean(BatchedWrites.class), side.bean(MongoTemplate.class));
        assertThat(older.mayExist("one")).isTrue();
    }

    private BookingView booking() {
        return side.ask(new FindBooking(BOOKING.value()), BookingView.class);
    }

    private static final class Older extends Views<String> {

        private Older(BatchedWrites writes, MongoTemplate mongo) {
            super(writes, mongo, "older", String.class);
        }

        @Override
        protected Map<String, Object> keys(String view) {
            return Map.of();
        }
    }
}
