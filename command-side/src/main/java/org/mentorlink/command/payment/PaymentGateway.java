package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PageScript;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentFlow;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

/**
 * A payment gateway. Every step has a key: the same key is carried out once, and answered the same each time.
 *
 * <p>All steps throw {@link GatewayTimeout} when the outcome is unknown, also when it is merely not known yet.
 */
public interface PaymentGateway {

    /** The name by which bookings choose it. */
    String name();

    Abilities abilities();

    /** Whether anybody can pay by it; otherwise it pays mentors alone. */
    default boolean takesPayments() {
        return true;
    }

    /** Whether a transfer that it has taken on may be stopped until it sends it. */
    default boolean stops() {
        return false;
    }

    /** How its payers go about it. */
    default PaymentFlow flow() {
        return abilities().redirect() ? PaymentFlow.FORM : PaymentFlow.TOKEN;
    }

    /**
     * Holds the amount on the payer's account, or takes it at once.
     *
     * @param paymentMethod the gateway's token for it
     * @param description what the gateway keeps beside it: ids only, nothing personal
     */
    GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description);

    /** @param authorization reference of the authorisation */
    GatewayAnswer capture(String key, String authorization, Money amount);

    /** @param authorization reference of the authorisation */
    GatewayAnswer voidAuthorization(String key, String authorization);

    /** @param authorization reference of the authorisation that was captured */
    GatewayAnswer refund(String key, String authorization, Money amount);

    /** @param recipient id of the mentor whose account it goes to */
    GatewayAnswer transfer(String key, Money amount, String recipient);

    /**
     * Takes back what was transferred, or a part of it.
     *
     * @param transfer reference of the transfer
     */
    default GatewayAnswer reverse(String key, String transfer, Money amount) {
        return new GatewayAnswer.Declined("no_reversals");
    }

    /** Whether the payer could pay that much now, as far as it can be told without asking anybody outside. */
    default boolean covers(MemberId payer, Money amount) {
        return true;
    }

    /** Whether it does not cover that only because a part of what the payer has is disputed. */
    default boolean isFrozen(MemberId payer, Money amount) {
        return false;
    }

    /** Says what became of a step. */
    GatewayAnswer inquire(Inquiry inquiry);

    /**
     * What it has kept of a movement, as it states it; for those that {@link Abilities#fees} names. Nothing, where it has not
     * settled that yet.
     *
     * @param reference its own name of the movement, of a capture that of the authorisation
     */
    default Optional<Fee> fee(MovementKind movement, String reference) {
        return Optional.empty();
    }

    /** What the payer has to do for an authorisation that is not answered; for gateways that ask the payer themselves. */
    default Optional<PayerAction> payerAction(String key, PaymentId paymentId, Money amount) {
        return Optional.empty();
    }

    /** Its script, where payers can pay by it in a page of ours. */
    default Optional<PageScript> pageScript() {
        return Optional.empty();
    }

    /**
     * Reads a message that came in this gateway's name.
     *
     * @throws ForgedWebhook when it is not proven to be this gateway's own
     */
    default List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
        throw new ForgedWebhook(name() + " sends no messages");
    }

    /**
     * Its own books of a period, each line once and always in the same order; for gateways that tell them.
     *
     * @param after what the page before told to go on with
     */
    default GatewayReportPage report(Instant from, Instant to, @Nullable String after, int most) {
        return new GatewayReportPage(List.of(), null);
    }

    /**
     * What a gateway has kept of a movement.
     *
     * @param gross what came in by it; less than nothing for what went out
     * @param fee in the currency of the gateway's books, like the gross amount
     */
    record Fee(Money gross, Money fee) {}

    /**
     * A question about a step.
     *
     * @param authorization reference of the authorisation, of a reversal that of the transfer; absent while that is what is
     *     asked about
     * @param refunded what has gone back of it before; absent while an earlier refund is not settled
     * @param accepted the gateway's own name of the step, as {@link GatewayAnswer.Accepted} told it; absent where it did not
     * @param abandoned nobody waits for it any more: where the payer has not acted yet, they need not;
     *     a refund that has failed is not told but made again
     * @param paymentMethod of an authorisation, by what it was to be paid
     */
    record Inquiry(
            GatewayStep step,
            String key,
            @Nullable String authorization,
            Money amount,
            @Nullable Money refunded,
            @Nullable String accepted,
            boolean abandoned,
            @Nullable String paymentMethod) {

        public Inquiry(
                GatewayStep step,
                String key,
                @Nullable String authorization,
                Money amount,
                @Nullable Money refunded,
                boolean abandoned) {
            this(step, key, authorization, amount, refunded, null, abandoned, null);
        }

        public Inquiry(
                GatewayStep step,
                String key,
                @Nullable String authorization,
                Money amount,
                @Nullable Money refunded,
                @Nullable String accepted,
                boolean abandoned) {
            this(step, key, authorization, amount, refunded, accepted, abandoned, null);
        }
    }

    /**
     * What a gateway can do.
     *
     * @param keyed carries a key out once by itself; otherwise it is asked before a step that could be done twice
     * @param manualCapture holds money before it takes it; otherwise it takes it at once
     * @param partialCapture can take less than it holds
     * @param asynchronousRefund answers a refund later; until then its outcome is unknown, whether it is accepted or not
     * @param transfers sends money to mentors
     * @param reversals takes back what it has sent
     * @param disputes tells of charge-backs
     * @param redirect the payer has to act in the browser
     * @param report tells its own books
     * @param fees movements of which it tells what it keeps
     * @param currencies that it takes; empty for all
     */
    record Abilities(
            boolean keyed,
            boolean manualCapture,
            boolean partialCapture,
            boolean asynchronousRefund,
            boolean transfers,
            boolean reversals,
            boolean disputes,
            boolean redirect,
            boolean report,
            Set<MovementKind> fees,
            Set<String> currencies) {

        boolean takes(String currency) {
            return currencies.isEmpty() || currencies.contains(currency);
        }
    }
}
