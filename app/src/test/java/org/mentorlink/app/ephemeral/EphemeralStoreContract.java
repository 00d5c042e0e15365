package org.mentorlink.app.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;

/** What every store of ephemeral values does. */
abstract class EphemeralStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final HandClock clock = new HandClock(NOON);
    private final EphemeralStore store = store(clock);

    protected abstract EphemeralStore store(HandClock clock);

    @Test
    void keepsAValueUntilItsTimeIsOver() {
        put("key", "value", Duration.ofMinutes(10));

        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(find("key")).isEqualTo("value");
        put("key", "value", Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(find("key")).isNull();
    }

    @Test
    void readsWithoutChanging() {
        assertThat(store.read("key")).isNull();
        put("key", "value", Duration.ofMinutes(10));

        assertThat(store.read("key")).isEqualTo("value");
        clock.advance(Duration.ofMinutes(10));
        assertThat(store.read("key")).isNull();
    }

    @Test
    void removesAValue() {
        put("key", "value", Duration.ofMinutes(10));

        String before = store.update("key", Change::remove);

        assertThat(before).isEqualTo("value");
        assertThat(find("key")).isNull();
    }

    @Test
    void keepsKeysApart() {
        put("one", "1", Duration.ofMinutes(10));
        put("two", "2", Duration.ofMinutes(10));

        assertThat(find("one")).isEqualTo("1");
        assertThat(find("two")).isEqualTo("2");
    }

    @Test
    void losesNoChangeOfManyAtOnce() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 400).forEach(unused -> threads.execute(this::count));
        }

        assertThat(find("counter")).isEqualTo("400");
    }

    @Test
    void givesOneOfManyAtOnceWhatThereIsOnce() {
        put("ticket", "only", Duration.ofMinutes(10));
        var got = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 100)
                    .forEach(unused -> threads.execute(() -> {
                        if (store.<Boolean>update("ticket", value -> Change.remove(value != null))) {
                            got.incrementAndGet();
                        }
                    }));
        }

        assertThat(got).hasValue(1);
    }

    private void count() {
        store.<@Nullable Void>update("counter", before -> {
            var next = before == null ? 1 : Integer.parseInt(before) + 1;
            return Change.put(Integer.toString(next), NOON.plus(Duration.ofDays(1)), null);
        });
    }

    private void put(String key, String value, Duration life) {
        store.<@Nullable Void>update(
                key, unused -> Change.put(value, clock.instant().plus(life), null));
    }

    private @Nullable String find(String key) {
        return store.<@Nullable String>update(
                key,
                value -> value == null ? Change.remove(null) : Change.put(value, NOON.plus(Duration.ofDays(1)), value));
    }
}
