package org.mentorlink.calendars;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/**
 * When somebody has no time; of what they do then nothing is known.
 *
 * @param slots by start; no two of them touch
 */
public record BusyTimes(List<TimeSlot> slots) {

    public static final BusyTimes NONE = new BusyTimes(List.of());

    /** How many are kept: of more, the last one lasts until the end of them all. */
    public static final int MOST = 2_000;

    private static final String BETWEEN = ",";
    private static final String WITHIN = "/";

    /** @param slots in any order; to the second */
    public static BusyTimes of(Collection<TimeSlot> slots) {
        var merged = new ArrayList<TimeSlot>();
        slots.stream().sorted(Comparator.comparing(TimeSlot::startsAt)).forEach(slot -> {
            if (merged.isEmpty() || merged.getLast().endsAt().isBefore(slot.startsAt())) {
                merged.add(slot);
            } else if (slot.endsAt().isAfter(merged.getLast().endsAt())) {
                merged.add(new TimeSlot(merged.removeLast().startsAt(), slot.endsAt()));
            }
        });
        return new BusyTimes(List.copyOf(merged.size() <= MOST ? merged : cut(merged)));
    }

    /** Where there are more than are kept, nothing between the last that is kept and the end of them all is called free. */
    private static List<TimeSlot> cut(List<TimeSlot> merged) {
        var last = MOST - 1;
        var kept = new ArrayList<>(merged.subList(0, last));
        kept.add(new TimeSlot(merged.get(last).startsAt(), merged.getLast().endsAt()));
        return kept;
    }

    /** Nothing where it is absent or has been erased. */
    public static BusyTimes of(@Nullable Personal text) {
        var value = Personal.valueOf(text);
        return value == null || value.isEmpty()
                ? NONE
                : new BusyTimes(
                        Arrays.stream(value.split(BETWEEN)).map(BusyTimes::slot).toList());
    }

    /** As events tell it. */
    public Personal personal(Object owner) {
        return Personal.of(
                owner,
                slots.stream()
                        .map(slot -> slot.startsAt().getEpochSecond()
                                + WITHIN
                                + slot.endsAt().getEpochSecond())
                        .collect(Collectors.joining(BETWEEN)));
    }

    private static TimeSlot slot(String text) {
        var at = text.indexOf(WITHIN);
        return new TimeSlot(second(text.substring(0, at)), second(text.substring(at + 1)));
    }

    private static Instant second(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    /** What is not over by then. */
    public BusyTimes from(Instant moment) {
        return new BusyTimes(
                slots.stream().filter(slot -> slot.endsAt().isAfter(moment)).toList());
    }

    /** Those that touch the stretch. */
    public Stream<TimeSlot> within(Instant from, Instant to) {
        return slots.stream()
                .filter(slot -> slot.startsAt().isBefore(to) && slot.endsAt().isAfter(from));
    }

    public boolean overlap(TimeSlot other) {
        return slots.stream().anyMatch(other::overlaps);
    }

    public BusyTimes and(BusyTimes other) {
        var all = new ArrayList<>(slots);
        all.addAll(other.slots);
        return of(all);
    }

    /** Nobody's times get into a log. */
    @Override
    public String toString() {
        return "BusyTimes[" + slots.size() + "]";
    }
}
