package org.mentorlink.api.calendars;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.ProposalView;

/**
 * One entry as FullCalendar takes it.
 *
 * @param proposal whose time it shows; absent where it shows the session's
 */
record CalendarEvent(
        String ownerId,
        AppointmentView appointment,
        @Nullable ProposalView proposal) {

    /** What looks different on a page. */
    enum Kind {
        SESSION("#2e7d32"),
        TENTATIVE("#f9a825"),
        PROPOSAL("#6a1b9a"),
        PAST("#757575");

        private final String color;

        Kind(String color) {
            this.color = color;
        }

        String color() {
            return color;
        }
    }

    /** Those of one booking that touch the window. */
    static Stream<CalendarEvent> of(String ownerId, AppointmentView appointment, Instant from, Instant to) {
        @Nullable ProposalView proposal = appointment.proposal();
        return Stream.of(
                        appointment.sessionRequestId() == null ? new CalendarEvent(ownerId, appointment, null) : null,
                        proposal == null ? null : new CalendarEvent(ownerId, appointment, proposal))
                .filter(Objects::nonNull)
                .filter(event -> event.start().isBefore(to) && event.end().isAfter(from));
    }

    public String id() {
        return proposal == null ? appointment.bookingId() : proposal.id();
    }

    public String title() {
        return proposal == null ? appointment.title() : appointment.title() + " (proposed)";
    }

    public Instant start() {
        return proposal == null ? appointment.startsAt() : proposal.startsAt();
    }

    public Instant end() {
        return proposal == null ? appointment.endsAt() : proposal.endsAt();
    }

    Kind kind() {
        if (proposal != null) {
            return Kind.PROPOSAL;
        }
        return switch (appointment.status()) {
            case REQUESTED, AWAITING_CONFIRMATION -> Kind.TENTATIVE;
            case CONFIRMED, IN_PROGRESS -> Kind.SESSION;
            case COMPLETED, CANCELLED, DECLINED, EXPIRED, PAYMENT_FAILED, NO_SHOW, DISPUTED, CLOSED -> Kind.PAST;
        };
    }

    /** Where to go for the session; a time that is only proposed has no such place. */
    public @Nullable String url() {
        return proposal == null ? appointment.meetingUrl() : null;
    }
}
