package org.mentorlink.saga.booking;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.mentorlink.booking.BookingCommand.NoteStrikes;
import org.mentorlink.booking.BookingCommand.WithdrawStrikes;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingId;
import org.mentorlink.saga.shared.ProcessSteps;
import org.springframework.stereotype.Component;

/**
 * L1: who does not come, or cancels too late, is counted for it; and no more where a dispute finds otherwise, which counts
 * nobody for anything. Who that is, the booking knows.
 */
@Component
@ProcessingGroup("worker-strikes")
@DisallowReplay
class WhenMissedNoteStrikes {

    private final ProcessSteps steps;

    WhenMissedNoteStrikes(ProcessSteps steps) {
        this.steps = steps;
    }

    @EventHandler
    void on(NoShowRecorded event) {
        note(event.bookingId());
    }

    @EventHandler
    void on(BookingCancelled event) {
        if (event.strike()) {
            note(event.bookingId());
        }
    }

    @EventHandler
    void on(DisputeResolved event) {
        steps.send(event.bookingId().value(), new WithdrawStrikes(event.bookingId()));
    }

    private void note(BookingId bookingId) {
        steps.send(bookingId.value(), new NoteStrikes(bookingId));
    }
}
