package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final RuntimeException WRONG = new IllegalArgumentException("this one is there already");
    private static final RuntimeException AWAY = new IllegalStateException("the database is away");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstIsBeingWritten = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    private final GroupCommit<String> group = new GroupCommit<>(this::write, WRONG::equals);

    private void write(List<String> parts) {
        if (parts.contains("first")) {
            firstIsBeingWritten.countDown();
            await(mayGoOn);
        }
        if (parts.contains("wrong")) {
            throw WRONG;
        }
        if (parts.contains("away") || parts.equals(List.of("gone"))) {
            throw AWAY;
        }
        written.add(parts);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** While the first is being written, these come; then all go on. */
    private List<CompletableFuture<Void>> besideTheFirst(List<String> parts) {
        var first = append("first");
        await(firstIsBeingWritten);
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (var part : parts) {
            others.add(append(part));
            while (group.waiting() < others.size()) {
                Thread.onSpinWait();
            }
        }
        mayGoOn.countDown();
        assertThat(first).succeedsWithin(Duration.ofSeconds(10));
        return others;
    }

    private CompletableFuture<Void> append(String part) {
        return CompletableFuture.runAsync(() -> group.append(List.of(part)), threads);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void what_comes_while_another_is_written_is_written_together() {
        var others = besideTheFirst(List.of("a", "b", "c"));

        assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(written).hasSize(2).first().isEqualTo(List.of("first"));
        assertThat(written.getLast()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void what_cannot_be_written_fails_alone() {
        var others = besideTheFirst(List.of("a", "wrong", "c"));

        assertThat(others.get(0)).succeedsWithin(Duration.ofSeconds(10));
        assertThat(others.get(2)).succeedsWithin(Duration.ofSeconds(10));
        assertThat(catchThrowable(others.get(1)::join)).hasCause(WRONG);
        assertThat(written).containsExactlyInAnyOrder(List.of("first"), List.of("a"), List.of("c"));
    }

    @Test
    void where_nothing_can_be_written_it_is_tried_once_for_all() {
        var others = besideTheFirst(List.of("a", "away", "c"));

        assertThat(others)
                .allSatisfy(other -> assertThat(catchThrowable(other::join)).hasRootCause(AWAY))
                .extracting(other -> catchThrowable(other::join).getCause())
                .doesNotHaveDuplicates();
        assertThat(written).containsExactly(List.of("first"));
    }

    @Test
    void what_comes_alone_is_written_at_once_and_fails_as_itself() {
        group.append(List.of("one", "two"));

        assertThat(written).containsExactly(List.of("one", "two"));
        assertThatThrownBy(() -> group.append(List.of("wrong"))).isSameAs(WRONG);
    }

    @Test
    void no_more_than_some_are_written_in_one_go() {
        var many = IntStream.range(0, GroupCommit.MOST + 1)
                .mapToObj(Integer::toString)
                .toList();

        var others = besideTheFirst(many);

        assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(written).extracting(List::size).containsExactly(1, GroupCommit.MOST, 1);
    }

    @Test
    void where_nothing_can_be_written_any_more_each_by_itself_the_rest_is_not_tried() {
        var others = besideTheFirst(List.of("wrong", "gone", "c"));

        assertThat(catchThrowable(others.get(0)::join)).hasCause(WRONG);
        assertThat(catchThrowable(others.get(1)::join)).hasCause(AWAY);
        assertThat(catchThrowable(others.get(2)::join)).hasRootCause(AWAY);
        assertThat(written).containsExactly(List.of("first"));
    }

    @Test
    void nobody_waits_for_ever_where_writing_breaks_off() {
        var broken = new GroupCommit<String>(
                parts -> {
                    throw new StackOverflowError();
                },
                WRONG::equals);

        assertThatThrownBy(() -> broken.append(List.of("a")))
                .isInstanceOf(EventStoreException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> broken.append(List.of("b"))).isInstanceOf(EventStoreException.class);
    }
}
