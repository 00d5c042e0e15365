package org.mentorlink.mentoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One stretch of a day by the clock on the wall; an end of 00:00 is the midnight that ends the day. */
public record Hours(LocalTime start, LocalTime end) {

    int startMinute() {
        return start.toSecondOfDay() / 60;
    }

    int endMinute() {
        return end.equals(LocalTime.MIDNIGHT) ? 24 * 60 : end.toSecondOfDay() / 60;
    }

    /** Of one day: those that touch are one stretch. In the order of time. */
    static List<Hours> joined(List<Hours> hours) {
        var joined = new ArrayList<Hours>();
        hours.stream().sorted(Comparator.comparing(Hours::start)).forEach(next -> {
            if (!joined.isEmpty() && joined.getLast().endMinute() == next.startMinute()) {
                joined.add(new Hours(joined.removeLast().start(), next.end()));
            } else {
                joined.add(next);
            }
        });
        return joined;
    }

    @JsonIgnore
    public boolean isEmpty() {
        return endMinute() <= startMinute();
    }

    public boolean overlaps(Hours other) {
        return startMinute() < other.endMinute() && other.startMinute() < endMinute();
    }
}
