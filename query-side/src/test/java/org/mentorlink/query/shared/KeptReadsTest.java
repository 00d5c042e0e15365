package org.mentorlink.query.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.governance.Rebuilds;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What is read is kept only as long as it is what would be read again. */
class KeptReadsTest {

    private static final KeptViews.Kept OLD = new KeptViews.Kept("old", 1);
    private static final KeptViews.Kept NEW = new KeptViews.Kept("new", 2);

    private final ReadSide side = new ReadSide();
    private final Views<?> views = side.bean(Rebuilds.class);
    private final KeptViews kept = new KeptViews(true);

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void what_was_read_is_kept_and_that_there_is_none_too() {
        kept.read(views, "one", kept.changes(views, "one"), OLD);
        kept.read(views, "none", kept.changes(views, "none"), new KeptViews.Kept(null, 0));
        assertThat(kept.get(views, "one")).isEqualTo(OLD);
        assertThat(kept.get(views, "none")).isNotNull();
        assertThat(kept.get(views, "other")).isNull();
    }

    @Test
    void what_was_read_while_another_was_written_is_not() {
        for (Runnable change : List.<Runnable>of(
                () -> kept.forget(views, "one"), () -> kept.put(views, "one", NEW), kept::forgetAll)) {
            var before = kept.changes(views, "one");
            change.run();
            kept.read(views, "one", before, OLD);
            assertThat(kept.get(views, "one")).isNotEqualTo(OLD);
        }
    }

    @Test
    void what_is_read_is_not_kept_where_others_write() {
        var among = new KeptViews(false);
        among.read(views, "one", among.changes(views, "one"), OLD);
        assertThat(among.get(views, "one")).isNull();
        assertThat(among.keepsRead()).isFalse();
    }

    @Test
    void there_is_room_for_so_many_only() {
        for (var n = 0; n < 6_000; n++) {
            kept.put(views, "view " + n, NEW);
        }
        assertThat(kept.get(views, "view 0")).isNull();
        assertThat(kept.get(views, "view 5999")).isEqualTo(NEW);
    }

    @Test
    void a_list_whose_views_are_all_kept_reads_only_which_they_are() {
        try (var alone = ReadSide.alone()) {
            var texts = new Texts(alone.bean(BatchedWrites.class), alone.bean(MongoTemplate.class));
            texts.write("b", 1, "second");
            texts.write("a", 2, "first");
            assertThat(alone.commandsDuring(() -> assertThat(texts.listed()).containsExactly("first", "second")))
                    .hasSize(2);
            assertThat(alone.commandsDuring(() -> assertThat(texts.listed()).containsExactly("first", "second")))
                    .hasSize(1);

            texts.write("b", 3, "changed");
            texts.write("c", 4, "third");
            assertThat(texts.listed()).containsExactly("first", "changed", "third");
            assertThat(texts.listed()).containsExactly("first", "changed", "third");

            alone.mongo().getCollection("texts").deleteOne(new Document("_id", "a"));
            alone.mongo()
                    .getCollection("texts")
                    .replaceOne(
                            new Document("_id", "b"),
                            new Document("_id", "b")
                                    .append("position", 5L)
                                    .append("view", new Document("text", "by others")));
            assertThat(texts.listed()).as("what is stored decides").containsExactly("by others", "third");
        }
    }

    @Test
    void where_others_write_a_list_is_read_whole() {
        var texts = new Texts(side.bean(BatchedWrites.class), side.bean(MongoTemplate.class));
        texts.write("a", 1, "first");
        for (var n = 0; n < 2; n++) {
            assertThat(side.commandsDuring(() -> assertThat(texts.listed()).containsExactly("first")))
                    .containsExactly("find texts");
        }
    }

    private record Text(String text) {}

    private static final class Texts extends Views<Text> {

        private Texts(BatchedWrites writes, MongoTemplate mongo) {
            super(writes, mongo, "texts", Text.class);
        }

        private void write(String id, long position, String text) {
            put(id, new Seen("evt_" + position, position, 0, Instant.EPOCH, false), new Text(text));
        }

        private List<String> listed() {
            return list(new Document(), Sorts.ascending("_id"), 10).stream()
                    .map(Text::text)
                    .toList();
        }

        @Override
        protected Map<String, Object> keys(Text text) {
            return Map.of();
        }
    }
}
