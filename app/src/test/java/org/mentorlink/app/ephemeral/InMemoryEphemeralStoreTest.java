package org.mentorlink.app.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.mentorlink.api.ephemeral.InMemoryEphemeralStore;

class InMemoryEphemeralStoreTest extends EphemeralStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int BYTES = 100_000;

    private final EphemeralStore small = new InMemoryEphemeralStore(new HandClock(NOON), BYTES);

    @Override
    protected EphemeralStore store(HandClock clock) {
        return new InMemoryEphemeralStore(clock);
    }

    @Test
    void aFloodOfCountersDrivesOutNoSessionAndNoLock() {
        fill("refresh-family/", 100, "a session");
        fill("sign-in-failures/", 100, "5|1");

        fill("limit-anonymous/", 20_000, "1,1,");

        assertThat(left("refresh-family/", 100)).isEqualTo(100);
        assertThat(left("sign-in-failures/", 100)).isEqualTo(100);
        assertThat(left("limit-anonymous/", 20_000)).as("the flood itself").isBetween(1L, BYTES / 200L);
    }

    @Test
    void whatIsLongTakesMoreRoom() {
        fill("one-time/", 1_000, "x".repeat(1_000));

        assertThat(left("one-time/", 1_000)).isBetween(1L, BYTES / 1_000L);
    }

    private void fill(String kind, int count, String value) {
        IntStream.range(0, count)
                .forEach(index -> small.<Boolean>update(
                        kind + index, unused -> Change.put(value, NOON.plus(Duration.ofHours(1)), true)));
    }

    private long left(String kind, int count) {
        return IntStream.range(0, count)
                .filter(index -> small.read(kind + index) != null)
                .count();
    }
}
