package org.mentorlink.query.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.governance.Rebuilds;

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
}
