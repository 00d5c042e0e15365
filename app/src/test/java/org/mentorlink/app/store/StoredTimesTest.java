package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.axonframework.common.DateTimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTimesTest {

    /** As Axon and Jackson write them. */
    @Test
    void areReadAsTheJdkReadsThem() {
        var random = new Random(2026);
        for (var round = 0; round < 20_000; round++) {
            var nanos =
                    new int[] {0, random.nextInt(1_000) * 1_000_000, random.nextInt(1_000_000_000)}[random.nextInt(3)];
            var time = Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L), nanos);
            assertThat(StoredTimes.parse(time.toString())).isEqualTo(time);
            var stored = DateTimeUtils.formatInstant(time);
            assertThat(StoredTimes.parse(stored)).isEqualTo(DateTimeUtils.parseInstant(stored));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T10:00:00+02:00",
                "+12026-11-23T08:00:00Z",
                "2026-11-23T08:00Z",
                "2026-11-23T08:00:00.Z"
            })
    void areReadHoweverTheyAreWritten(String text) {
        assertThat(StoredTimes.parse(text)).isEqualTo(DateTimeUtils.parseInstant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-13-23T08:00:00Z",
                "2026-02-30T08:00:00Z",
                "2026-11-23T25:00:00Z",
                "2026-11-23T08:00:60Z",
                "2026-11-23T08:00:00.1234567890Z",
                "2026-11-23T08:00:00.12x4Z",
                "2026-11-23 08:00:00Z"
            })
    void areRefusedWhereTheyAreNone(String text) {
        assertThatThrownBy(() -> StoredTimes.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
