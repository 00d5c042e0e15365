package org.mentorlink.command.payment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.refusedInput;

import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.shared.Input;
import org.mentorlink.payment.AdjustmentCommand.PostAdjustment;
import org.mentorlink.payment.AdjustmentCommand.ReverseAdjustment;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.AdjustmentKind;
import org.mentorlink.payment.Posting;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * One posting by which staff bring the ledger level with a gateway's books. It is named by the difference, so it stands once, however
 * many comparisons found that difference; what was posted by mistake is posted back.
 */
@Aggregate
class Adjustment {

    private static final int LONGEST_REASON = 1_000;

    @AggregateIdentifier
    private @Nullable AdjustmentId adjustmentId;

    private @Nullable AdjustmentPosted posted;

    Adjustment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PostAdjustment command, FoundBreaks breaks) {
        var reason = Personal.of(command.memberId(), Input.reason(command.reason(), LONGEST_REASON));
        if (posted != null) {
            refuseUnlessSame(posted, command);
            return;
        }
        var found = breaks.open(command.reconciliationId(), command.number());
        if (!AdjustmentId.of(found).equals(command.adjustmentId())) {
            throw refusedInput("NOT_FOUND", "There is no such break.", "number");
        }
        var posting = Posting.of(found).orElseThrow(Adjustment::notPossible);
        var kind = posting.kind();
        var amount = posting.amount();
        requireAmount(command.amount(), amount);
        breaks.resolve(command.reconciliationId(), command.number(), command.memberId(), command.reason());
        apply(new AdjustmentPosted(
                command.adjustmentId(),
                command.reconciliationId(),
                command.number(),
                kind,
                found.movement(),
                amount,
                found.bookingId() == null ? null : new BookingId(found.bookingId()),
                Objects.requireNonNull(found.gatewayReference()),
                Objects.requireNonNull(found.gatewayAt()),
                kind == AdjustmentKind.GATEWAY_FEE ? found.ledgerPosition() : null,
                command.memberId(),
                reason));
    }

    @CommandHandler
    void handle(ReverseAdjustment command) {
        if (posted == null || !posted.isOf(command.reconciliationId(), command.number())) {
            return;
        }
        apply(new AdjustmentReversed(
                posted.adjustmentId(),
                posted.reconciliationId(),
                posted.number(),
                posted.kind(),
                posted.movement(),
                posted.amount(),
                posted.bookingId(),
                posted.gatewayReference(),
                posted.bookedAt(),
                command.memberId(),
                Personal.of(command.memberId(), Input.reason(command.reason(), LONGEST_REASON))));
    }

    private static void refuseUnlessSame(AdjustmentPosted posted, PostAdjustment command) {
        if (!posted.isOf(command.reconciliationId(), command.number())
                || !posted.amount().equals(command.amount())) {
            throw Refused.because(
                    "POSTED_ALREADY",
                    "What this break is about was posted already; compare again, and it is gone.",
                    "input",
                    "number");
        }
    }

    private static Refused notPossible() {
        return refusedInput(
                "POSTING_NOT_POSSIBLE",
                "Only a fee, a refund that is missing in the ledger and what the gateway did with the account by itself can be posted.",
                "number");
    }

    private static void requireAmount(Money expected, Money amount) {
        if (!expected.currency().equals(amount.currency())) {
            throw refusedInput("CURRENCY_MISMATCH", "This break is in " + amount.currency() + '.', "amount");
        }
        if (!expected.equals(amount)) {
            throw refusedInput("AMOUNT_DIFFERS", "What is to be posted is exactly what the break is about.", "amount");
        }
    }

    @EventSourcingHandler
    void on(AdjustmentPosted event) {
        adjustmentId = event.adjustmentId();
        posted = event;
    }

    @EventSourcingHandler
    void on(AdjustmentReversed event) {
        posted = null;
    }
}
