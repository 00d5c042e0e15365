package org.mentorlink.api.mentoring;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.mentoring.BookingWindow;
import org.mentorlink.mentoring.DateHours;
import org.mentorlink.mentoring.Hours;
import org.mentorlink.mentoring.MentorCommand.SetBookingWindow;
import org.mentorlink.mentoring.MentorCommand.SetDateHours;
import org.mentorlink.mentoring.MentorCommand.SetWeeklyAvailability;
import org.mentorlink.mentoring.TimeAway;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.shared.Refused;

/** The inputs about a mentor's hours, and the commands they stand for. */
final class AvailabilityInputs {

    private AvailabilityInputs() {}

    record WeeklySlotInput(String day, LocalTime start, LocalTime end) {

        private WeeklyAvailability.Window window(int index) {
            try {
                return new WeeklyAvailability.Window(DayOfWeek.valueOf(day), start, end);
            } catch (IllegalArgumentException e) {
                throw Refused.because(
                        "UNKNOWN_DAY", "A day is MONDAY to SUNDAY.", "slots", Integer.toString(index), "day");
            }
        }
    }

    record SetWeeklyAvailabilityInput(
            String timeZone,
            List<WeeklySlotInput> slots,
            @Nullable Integer bufferMinutes) {

        SetWeeklyAvailability command(Viewer viewer) {
            var windows = IntStream.range(0, slots.size())
                    .mapToObj(index -> slots.get(index).window(index))
                    .toList();
            var buffer = Objects.requireNonNullElse(bufferMinutes, 0);
            return new SetWeeklyAvailability(viewer.mentor(), new WeeklyAvailability(timeZone, windows, buffer));
        }
    }

    record HoursInput(LocalTime start, LocalTime end) {}

    record SetDateAvailabilityInput(LocalDate date, List<HoursInput> slots) {

        SetDateHours command(Viewer viewer) {
            var hours = slots.stream()
                    .map(slot -> new Hours(slot.start(), slot.end()))
                    .toList();
            return new SetDateHours(viewer.mentor(), new DateHours(date, hours));
        }
    }

    record ClearDateAvailabilityInput(LocalDate date) {}

    record TimeAwayInput(LocalDateTime from, LocalDateTime to) {

        TimeAway away() {
            return new TimeAway(from, to);
        }
    }

    record SetBookingWindowInput(int noticeMinutes, int horizonDays) {

        SetBookingWindow command(Viewer viewer) {
            return new SetBookingWindow(viewer.mentor(), new BookingWindow(noticeMinutes, horizonDays));
        }
    }
}
