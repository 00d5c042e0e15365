package org.mentorlink.mentoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalTime;

/** One stretch of a day by the clock on the wall; an end of 00:00 is the midnight that ends the day. */
public record Hours(LocalTime start, LocalTime end) {

    int startMinute() {
        return start.toSecondOfDay() / 60;
    }

    int endMinute() {
        return end.equals(LocalTime.MIDNIGHT) ? 24 * 60 : end.toSecondOfDay() / 60;
    }

    @JsonIgnore
    public boolean isEmpty() {
        return endMinute() <= startMinute();
    }

    public boolean overlaps(Hours other) {
        return startMinute() < other.endMinute() && other.startMinute() < endMinute();
    }
}
