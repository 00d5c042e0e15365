package org.mentorlink.command.booking;

import java.util.List;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mothers.Bookings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A booking's state from its first three events, as a command finds it; in this package, as nobody else sees the state. */
@State(Scope.Benchmark)
public class EvolveBenchmark {

    private final List<BookingEvent> events = List.of(
            Bookings.requested(ConfirmationMode.APPROVAL),
            Bookings.awaited(),
            Bookings.confirmed(ConfirmationMode.APPROVAL));

    @Benchmark
    public Object threeEvents() {
        BookingState state = null;
        for (var event : events) {
            state = BookingState.evolve(state, event);
        }
        return state;
    }
}
