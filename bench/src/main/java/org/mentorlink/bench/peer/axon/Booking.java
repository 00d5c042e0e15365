package org.mentorlink.bench.peer.axon;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.bench.peer.axon.Messages.BookingRequested;
import org.mentorlink.bench.peer.axon.Messages.RequestBooking;
import org.mentorlink.bench.peer.axon.Messages.StepTaken;
import org.mentorlink.bench.peer.axon.Messages.TakeStep;

@Aggregate
class Booking {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HOLD = Duration.ofMinutes(15);

    @AggregateIdentifier
    private @Nullable String bookingId;

    private @Nullable BookingRequested requested;
    private int step;

    Booking() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestBooking command, Checks checks) {
        if (requested != null) {
            Refused.unless(isSame(requested, command), "IDEMPOTENCY_KEY_REUSED");
            return;
        }
        var endsAt = command.startsAt().plus(HOUR);
        var price = checks.offered(command, endsAt);
        AggregateLifecycle.apply(new BookingRequested(
                command.bookingId(),
                command.mentorId(),
                command.menteeId(),
                command.startsAt(),
                endsAt,
                command.topic(),
                price.amountMinor(),
                price.currency(),
                command.paymentMethod(),
                command.idempotencyKey(),
                Instant.now().plus(HOLD)));
    }

    private static boolean isSame(BookingRequested before, RequestBooking command) {
        return before.mentorId().equals(command.mentorId())
                && before.startsAt().equals(command.startsAt())
                && before.topic().equals(command.topic())
                && before.paymentMethod().equals(command.paymentMethod());
    }

    @CommandHandler
    void handle(TakeStep command) {
        if (command.step() == step + 1) {
            AggregateLifecycle.apply(new StepTaken(command.bookingId(), command.step()));
        }
    }

    @EventSourcingHandler
    void on(BookingRequested event) {
        bookingId = event.bookingId();
        requested = event;
    }

    @EventSourcingHandler
    void on(StepTaken event) {
        step = event.step();
    }
}
