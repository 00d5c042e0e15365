package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventFeedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Log log = new Log();
    private final AtomicInteger advances = new AtomicInteger();
    private final EventFeed feed = new EventFeed(log, log, advances::incrementAndGet);

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void everyoneReadsEverythingInOrderFromWhereTheyAre() throws InterruptedException {
        append(1_700);
        var all = open("all", -1);
        var some = open("some", 1_500);
        append(300);
        assertThat(read(all, 2_000)).containsExactlyElementsOf(numbers(0, 2_000));
        assertThat(read(some, 499)).containsExactlyElementsOf(numbers(1_501, 2_000));
    }

    @Test
    void whoWaitsIsWokenByWhatIsAppended() throws Exception {
        var stream = open("one", -1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = threads.submit(() -> hasNext(stream));
            append(1);
            assertThat(waiting.get()).isTrue();
        }
        assertThat(advances).hasPositiveValue();
    }

    @Test
    void whatWasNotToldIsNoticedAllTheSame() throws InterruptedException {
        var stream = open("one", -1);
        log.appendEvents(event(0L));
        assertThat(hasNext(stream)).isTrue();
    }

    @Test
    void withoutAnEventItWaitsAsLongAsItWasTold() throws InterruptedException {
        var stream = open("one", -1);
        var begin = System.nanoTime();
        assertThat(stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(stream.peek()).isEmpty();
        assertThat(stream.hasNextAvailable()).isFalse();
    }

    /** It does not come up at once, and once nothing else does, so that its token moves on. */
    @Test
    void whatAProcessorDoesNotHandlePassesItByUntilItsPatienceIsOver() throws InterruptedException {
        var stream = open("one", -1);
        append(1);
        stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
        append(3);
        log.appendEvents(event("handled"));
        append(2);
        feed.appended();

        assertThat(stream.nextAvailable().getPayload()).isEqualTo("handled");
        await().until(() -> feed.handled("one", 4) == 6);
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(stream.peek()).isEmpty();
        assertThat(stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(EventFeed.position(stream.nextAvailable()))
                .as("the last of what passed by")
                .isEqualTo(6);
        assertThat(stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)).isFalse();
    }

    /** Of a processor whose clock was set back. */
    @Test
    void aPatienceOfADayIsOverSoon() throws InterruptedException {
        var stream = open("one", -1);
        append(1);
        stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
        append(1);

        assertThat(stream.hasNextAvailable(1, TimeUnit.DAYS)).isTrue();
        assertThat(EventFeed.position(stream.nextAvailable())).isEqualTo(1);
        assertThat(stream.hasNextAvailable(1, TimeUnit.DAYS)).isFalse();
    }

    @Test
    void whoIsNotPassedByIsHandedEverything() throws InterruptedException {
        var stream = feed.source("projection", false).openStream(null);
        append(1);
        stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
        append(3);
        assertThat(read(stream, 3)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatFollowsAndIsNothingToAProcessorCountsAsHandledByIt() throws InterruptedException {
        var stream = open("one", -1);
        append(1);
        var first = stream.nextAvailable();
        await().until(() -> feed.handled("unheard of", 0) == 0);
        assertThat(feed.handled("one", 0)).isZero();
        stream.skipMessagesWithPayloadTypeOf(first);
        append(2);
        log.appendEvents(event("handled"));
        append(1);

        await().until(() -> feed.handled("one", 0) == 2);
        assertThat(feed.handled("one", 3)).isEqualTo(4);
        assertThat(feed.handled("one", -1)).isEqualTo(2);
    }

    @Test
    void whatIsNotKnownAnyMoreIsNotSaidToBeHandled() throws InterruptedException {
        append(3);
        var stream = open("one", -1);
        stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
        append(1);
        await().until(() -> feed.handled("one", 2) == 3);
        assertThat(feed.handled("one", 1)).isEqualTo(1);
    }

    /** As where an upcaster makes two of one. */
    @Test
    void eventsOfOnePositionAreHandedOutTogether() throws InterruptedException {
        append(2 * Replays.CHUNK);
        log.twice = Replays.CHUNK - 1;
        var replayed = open("behind", -1);
        var level = open("level", log.head());
        assertThat(read(replayed, Replays.CHUNK + 1))
                .endsWith(Replays.CHUNK - 2L, Replays.CHUNK - 1L, Replays.CHUNK - 1L);
        log.twice = log.head() + 1;
        append(2);
        assertThat(read(level, 3)).containsExactly(log.twice, log.twice, log.head());
    }

    @Test
    void whoFallsBehindReadsForItselfAndComesBack() throws InterruptedException {
        var stream = open("slow", -1);
        append(1);
        assertThat(read(stream, 1)).containsExactly(0L);
        for (var n = 0; n < 5; n++) {
            append(EventFeed.RECENT / 2);
        }
        var everything = 1 + 5L * EventFeed.RECENT / 2;
        assertThat(read(stream, (int) everything - 1)).containsExactlyElementsOf(numbers(1, everything));
        append(1);
        assertThat(read(stream, 1)).containsExactly(everything);
    }

    /** Each is waited for as long as it takes: how busy the machine is does not matter. */
    @Test
    void whoReplaysBesideOthersSharesWhatTheyRead() throws Exception {
        append(30 * Replays.CHUNK);
        try (var patient = new EventFeed(log, log, () -> {}, Duration.ofMinutes(1));
                var threads = Executors.newFixedThreadPool(6)) {
            // All have begun before the first one goes on: who comes later reads what it has missed by itself.
            var readers = new ArrayList<Callable<List<Long>>>();
            for (var n = 0; n < 6; n++) {
                var reader = open(patient, "reader " + n, -1);
                assertThat(reader.hasNextAvailable()).isTrue();
                readers.add(() -> read(reader, 30 * Replays.CHUNK));
            }
            for (var read : threads.invokeAll(readers)) {
                assertThat(read.get()).containsExactlyElementsOf(numbers(0, 30L * Replays.CHUNK));
            }
        }
        assertThat(log.reads.get()).isLessThan(2 * 30);
    }

    /** Who is late reads by itself, and takes nothing from those that go on together. */
    @Test
    void whoIsLateTakesNothingFromOthers() {
        append(60 * Replays.CHUNK);
        var replays = new Replays(log, Duration.ZERO);
        var ahead = replays.begin();
        var near = replays.begin();
        var late = replays.begin();
        late.after(-1);
        for (var chunk = 0; chunk < 20; chunk++) {
            ahead.after((long) chunk * Replays.CHUNK - 1);
            if (chunk >= 5) {
                near.after((chunk - 5L) * Replays.CHUNK - 1);
            }
        }
        var read = log.reads.get();
        for (var chunk = 1; chunk < 6; chunk++) {
            late.after((long) chunk * Replays.CHUNK - 1);
        }
        assertThat(log.reads.get()).as("by itself").isEqualTo(read + 5);
        for (var chunk = 15; chunk < 20; chunk++) {
            near.after((long) chunk * Replays.CHUNK - 1);
        }
        assertThat(log.reads.get()).as("what is kept for it").isEqualTo(read + 5);
    }

    /** It would be waited for at each chunk otherwise. */
    @Test
    void whoDoesNotComeAlongIsWaitedForOnce() throws InterruptedException {
        append(40 * Replays.CHUNK);
        var stuck = open("stuck", -1);
        assertThat(stuck.hasNextAvailable()).isTrue();
        var begin = System.nanoTime();
        assertThat(read(open("other", -1), 40 * Replays.CHUNK)).hasSize(40 * Replays.CHUNK);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(read(stuck, 40 * Replays.CHUNK)).hasSize(40 * Replays.CHUNK);
    }

    @Test
    void whatCannotBeReadIsReadLater() throws InterruptedException {
        append(10);
        log.fails = true;
        var behind = open("behind", -1);
        assertThatThrownBy(behind::peek).isInstanceOf(IllegalStateException.class);
        var level = open("level", 9);
        append(1);
        assertThat(level.hasNextAvailable(20, TimeUnit.MILLISECONDS)).isFalse();
        log.fails = false;
        assertThat(read(level, 1)).containsExactly(10L);
        assertThat(read(behind, 11)).containsExactlyElementsOf(numbers(0, 11));
    }

    /** Writers, and readers that come and go, of which each handles what it is told to. */
    @Test
    void randomStories() throws Exception {
        var seed = Long.getLong("stories.seed", 2026L);
        System.out.println("EventFeedTest: seed " + seed);
        var random = new Random(seed);
        for (var story = 0; story < 20; story++) {
            var name = "story " + story + "-";
            var writers = 1 + random.nextInt(3);
            var each = 50 + random.nextInt(400);
            var start = log.head();
            var last = start + (long) writers * each;
            var chance = new Random(random.nextLong());
            List<CompletableFuture<List<Long>>> readers = new ArrayList<>();
            try (var threads = Executors.newCachedThreadPool()) {
                for (var n = 0; n < 4; n++) {
                    var reader = name + n;
                    readers.add(CompletableFuture.supplyAsync(() -> follow(reader, start, last), threads));
                }
                for (var n = 0; n < writers; n++) {
                    var kinds = new Random(chance.nextLong());
                    threads.submit(() -> {
                        for (var event = 0; event < each; event++) {
                            log.appendEvents(event(kinds.nextBoolean() ? (Object) 1L : "handled"));
                            feed.appended();
                        }
                    });
                }
                for (var reader : readers) {
                    assertThat(reader.get(30, TimeUnit.SECONDS))
                            .as("seed %s, story %s", seed, story)
                            .containsExactlyElementsOf(log.handled(start));
                }
            }
        }
    }

    /** Handles texts alone, as a processor does; opens its stream anew now and then. */
    private List<Long> follow(String name, long from, long to) {
        List<Long> handled = new ArrayList<>();
        var position = from;
        try {
            while (position < to) {
                try (var stream = open(name, position)) {
                    for (var n = 0; n < 100 && position < to; n++) {
                        if (stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)) {
                            var event = stream.nextAvailable();
                            position = EventFeed.position(event);
                            if (event.getPayload() instanceof String) {
                                handled.add(position);
                            } else {
                                stream.skipMessagesWithPayloadTypeOf(event);
                            }
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return handled;
    }

    private BlockingStream<TrackedEventMessage<?>> open(String name, long after) {
        return open(feed, name, after);
    }

    private static BlockingStream<TrackedEventMessage<?>> open(EventFeed feed, String name, long after) {
        return feed.source(name, true).openStream(after < 0 ? null : new GlobalSequenceTrackingToken(after));
    }

    private static boolean hasNext(BlockingStream<?> stream) throws InterruptedException {
        var begin = System.nanoTime();
        while (!stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                return false;
            }
        }
        return true;
    }

    private static List<Long> read(BlockingStream<TrackedEventMessage<?>> stream, int count)
            throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < count && hasNext(stream)) {
            positions.add(EventFeed.position(stream.nextAvailable()));
        }
        return positions;
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private void append(int count) {
        for (var n = 0; n < count; n++) {
            log.appendEvents(event((long) n));
        }
        feed.appended();
    }

    private static GenericEventMessage<?> event(Object payload) {
        return new GenericEventMessage<>(payload);
    }

    /** In memory, and asked for by position, as a database is. */
    private static final class Log extends InMemoryEventStorageEngine implements EventFeed.Log {

        private final AtomicInteger reads = new AtomicInteger();
        private volatile boolean fails;
        private volatile long twice = -1;

        @Override
        public List<TrackedEventMessage<?>> after(long position, int most) {
            if (fails) {
                throw new IllegalStateException("away");
            }
            reads.incrementAndGet();
            return behind(position)
                    .limit(most)
                    .<TrackedEventMessage<?>>mapMulti((event, each) -> {
                        each.accept(event);
                        if (EventFeed.position(event) == twice) {
                            each.accept(event);
                        }
                    })
                    .toList();
        }

        @Override
        public long head() {
            return EventFeed.position(createHeadToken());
        }

        private List<Long> handled(long after) {
            return behind(after)
                    .filter(event -> event.getPayload() instanceof String)
                    .map(EventFeed::position)
                    .toList();
        }

        private Stream<? extends TrackedEventMessage<?>> behind(long position) {
            return readEvents(position < 0 ? null : new GlobalSequenceTrackingToken(position), false);
        }
    }
}
