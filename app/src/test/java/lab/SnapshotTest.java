package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import lab.CounterCommand.Add;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an aggregate with more events than a snapshot waits for is loaded from. */
class SnapshotTest {

    private static final int EVENTS = 120;

    private final Lab lab = Lab.shared();
    private final JdbcClient jdbc = lab.get(JdbcClient.class);
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void count() {
        lab.open(id);
        for (var n = 1; n <= EVENTS; n++) {
            assertThat((Integer) lab.send(new Add(id, 1))).isEqualTo(n);
        }
        await().until(() -> snapshots() == 1);
    }

    @Test
    void goes_on_from_a_snapshot_and_the_events_after_it() {
        // A snapshot that tells something else than its events: it shows where the state comes from.
        tamper();

        assertThat((Integer) lab.send(new Add(id, 1))).isGreaterThan(1_000);
    }

    @Test
    void leaves_a_snapshot_of_another_revision_alone() {
        tamper();
        jdbc.sql("UPDATE snapshot_event_entry SET payload_revision = '0' WHERE aggregate_identifier = ?")
                .param(id)
                .update();

        assertThat((Integer) lab.send(new Add(id, 1))).isEqualTo(EVENTS + 1);
    }

    private long snapshots() {
        return jdbc.sql("SELECT count(*) FROM snapshot_event_entry WHERE aggregate_identifier = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private void tamper() {
        var payload = jdbc.sql("SELECT payload FROM snapshot_event_entry WHERE aggregate_identifier = ?")
                .param(id)
                .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .single();
        var other = payload.replaceFirst("\"total\":\\d+", "\"total\":1000");
        assertThat(other).isNotEqualTo(payload);
        jdbc.sql("UPDATE snapshot_event_entry SET payload = ? WHERE aggregate_identifier = ?")
                .params(other.getBytes(StandardCharsets.UTF_8), id)
                .update();
    }
}
