package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import lab.CounterEvent.Added;
import lab.CounterEvent.Closed;
import lab.CounterEvent.TimeUp;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;
import org.junit.jupiter.api.Test;
import org.mentorlink.shared.SandboxTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ScheduleTest {

    private final Lab lab = Lab.shared();
    private final EventScheduler schedule = lab.get(EventScheduler.class);
    private final SandboxTime time = lab.get(SandboxTime.class);
    private final String id = UUID.randomUUID().toString();

    @Test
    void what_is_due_happens_once_by_itself() {
        IntStream.range(0, 30).forEach(n -> schedule.schedule(Duration.ofMillis(n % 3), new Added(id, n)));

        await().untilAsserted(() -> assertThat(lab.get(Journal.class).of(id)).hasSize(30));
        lab.settle();
        assertThat(lab.get(Journal.class).of(id)).doesNotHaveDuplicates().hasSize(30);
    }

    @Test
    void moving_time_fires_in_order_each_at_its_own_time() {
        Instant start = time.now().plusSeconds(3600);
        schedule.schedule(start.plusSeconds(30), new Added(id, 3));
        schedule.schedule(start.plusSeconds(10), new Added(id, 1));
        schedule.schedule(start.plusSeconds(10), new Added(id, 2));
        schedule.schedule(start.plusSeconds(7200), new Added(id, 4));

        Instant after = time.advance(Duration.ofSeconds(3600 + 60));

        assertThat(lab.get(Journal.class).entries())
                .filteredOn(entry -> entry.event().counterId().equals(id))
                .extracting(Journal.Entry::event, Journal.Entry::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(new Added(id, 1), start.plusSeconds(10)),
                        org.assertj.core.groups.Tuple.tuple(new Added(id, 2), start.plusSeconds(10)),
                        org.assertj.core.groups.Tuple.tuple(new Added(id, 3), start.plusSeconds(30)));
        assertThat(after).isBetween(start.plusSeconds(59), start.plusSeconds(70));
        assertThat(lab.get(Clock.class).instant()).isAfterOrEqualTo(after);
    }

    @Test
    void a_saga_has_done_all_it_does_when_moving_time_returns() {
        lab.open(id);

        time.advance(CounterSaga.OPEN_FOR.plusSeconds(1));

        List<Journal.Entry> entries = lab.get(Journal.class).entries().stream()
                .filter(entry -> entry.event().counterId().equals(id))
                .toList();
        assertThat(entries).extracting(Journal.Entry::event).endsWith(new TimeUp(id), new Closed(id));
        assertThat(entries.get(2).at()).isEqualTo(entries.get(1).at());
        assertThat(Duration.between(entries.get(0).at(), entries.get(1).at()))
                .isBetween(CounterSaga.OPEN_FOR, CounterSaga.OPEN_FOR.plusSeconds(10));
        assertThat(lab.get(JdbcClient.class)
                        .sql("SELECT count(*) FROM association_value_entry WHERE association_value = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_cancelled_does_not_happen() {
        var token = schedule.schedule(Duration.ofHours(1), new Added(id, 1));
        schedule.cancelSchedule(token);
        schedule.cancelSchedule(token);
        schedule.cancelSchedule(new SimpleScheduleToken("never-scheduled"));

        time.advance(Duration.ofHours(2));

        assertThat(lab.get(Journal.class).of(id)).isEmpty();
    }

    @Test
    void a_schedule_rolls_back_with_the_transaction_that_made_it() {
        new TransactionTemplate(lab.get(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            schedule.schedule(Duration.ofHours(1), new Added(id, 1));
            status.setRollbackOnly();
        });

        time.advance(Duration.ofHours(2));

        assertThat(lab.get(Journal.class).of(id)).isEmpty();
    }

    @Test
    void one_that_cannot_be_published_does_not_hold_up_the_others() {
        schedule.schedule(Duration.ofHours(1), new Added(id, 1));
        lab.get(JdbcClient.class)
                .sql("UPDATE scheduled_event SET payload = 'not json' WHERE convert_from(payload, 'UTF8') LIKE ?")
                .param("%" + id + "%")
                .update();
        schedule.schedule(Duration.ofHours(2), new Added(id, 2));

        time.advance(Duration.ofHours(3));

        assertThat(lab.get(Journal.class).of(id)).containsExactly(new Added(id, 2));
        lab.get(JdbcClient.class)
                .sql("DELETE FROM scheduled_event WHERE payload = 'not json'")
                .update();
    }

    @Test
    void time_moves_forward_within_bounds_only() {
        assertThatThrownBy(() -> time.advance(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> time.advance(Duration.ofDays(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> time.advance(Duration.ofDays(401))).isInstanceOf(IllegalArgumentException.class);
    }
}
