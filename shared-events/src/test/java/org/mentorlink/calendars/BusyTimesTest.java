package org.mentorlink.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

class BusyTimesTest {

    private static final MemberId ADA = new MemberId("mbr_ada");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final TimeSlot FROM_9_TO_10 = TimeSlot.of(NINE, Duration.ofHours(1));
    private static final TimeSlot FROM_11_TO_12 = TimeSlot.of(NINE.plus(Duration.ofHours(2)), Duration.ofHours(1));

    @Test
    void are_read_as_they_were_told() {
        var busy = BusyTimes.of(List.of(FROM_11_TO_12, FROM_9_TO_10));
        assertThat(busy.slots()).containsExactly(FROM_9_TO_10, FROM_11_TO_12);
        assertThat(BusyTimes.of(busy.personal(ADA))).isEqualTo(busy);
        assertThat(BusyTimes.of(BusyTimes.NONE.personal(ADA))).isEqualTo(BusyTimes.NONE);
    }

    @Test
    void of_somebody_who_was_erased_are_none() {
        assertThat(BusyTimes.of(new Personal(ADA.value(), null))).isEqualTo(BusyTimes.NONE);
        assertThat(BusyTimes.of((Personal) null)).isEqualTo(BusyTimes.NONE);
    }

    @Test
    void are_busy_until_the_end_of_the_last_where_there_are_too_many() {
        var all = IntStream.range(0, BusyTimes.MOST + 500)
                .mapToObj(day -> TimeSlot.of(NINE.plus(Duration.ofDays(day)), Duration.ofHours(1)))
                .toList();

        var kept = BusyTimes.of(all);

        assertThat(kept.slots()).hasSize(BusyTimes.MOST).contains(all.getFirst(), all.get(BusyTimes.MOST - 2));
        assertThat(kept.slots().getLast())
                .isEqualTo(new TimeSlot(
                        all.get(BusyTimes.MOST - 1).startsAt(), all.getLast().endsAt()));
        assertThat(all).allMatch(kept::overlap);
        assertThat(kept.overlap(TimeSlot.of(all.getLast().endsAt(), Duration.ofDays(1))))
                .isFalse();
        assertThat(BusyTimes.of(all.subList(0, BusyTimes.MOST)).slots()).isEqualTo(all.subList(0, BusyTimes.MOST));
        assertThat(BusyTimes.of(kept.personal(ADA)).and(kept)).isEqualTo(kept);
    }

    @Test
    void get_into_no_log() {
        assertThat(BusyTimes.of(List.of(FROM_9_TO_10))).hasToString("BusyTimes[1]");
        assertThat(BusyTimes.of(List.of(FROM_9_TO_10)).personal(ADA)).hasToString("Personal[mbr_ada]");
    }
}
