package org.mentorlink.bench;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.TimeSlot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The sessions that a mentor offers in four weeks, across a change to winter time. */
@State(Scope.Benchmark)
public class SessionsBenchmark {

    private static final Instant FROM = Instant.parse("2026-10-19T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(28));

    private final Availability availability = Availability.of(new WeeklyAvailability(
            "America/New_York",
            Arrays.stream(DayOfWeek.values())
                    .map(day -> new Window(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
                    .toList(),
            15));

    @Benchmark
    public List<TimeSlot> fourWeeks() {
        return availability.sessions(FROM, TO, Duration.ofHours(1));
    }
}
