package org.mentorlink.payment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/** What can be asked of a purchase of a pack of credits. */
public sealed interface CreditPurchaseCommand {

    CreditPurchaseId creditPurchaseId();

    /**
     * The same again changes nothing.
     *
     * @param gateway by which it is paid; empty for the usual one of its currency
     * @param paymentMethod the gateway's token of it
     */
    record BuyCreditPack(
            @TargetAggregateIdentifier CreditPurchaseId creditPurchaseId,
            CreditPackId creditPackId,
            MemberId buyerId,
            String gateway,
            String paymentMethod)
            implements CreditPurchaseCommand {}

    // --- asked by its process ---

    /** It is paid. Changes nothing where it has failed before: what is paid then goes back. */
    record CompletePurchase(@TargetAggregateIdentifier CreditPurchaseId creditPurchaseId)
            implements CreditPurchaseCommand {}

    /**
     * It is not paid, and will not be.
     *
     * @param code the gateway's, or {@code expired} where nobody has paid in time
     */
    record FailPurchase(@TargetAggregateIdentifier CreditPurchaseId creditPurchaseId, String code)
            implements CreditPurchaseCommand {}

    /**
     * The gateway took back what was paid, or gave it back.
     *
     * @param gatewayDisputeId the gateway's name of the charge-back
     * @param amount what it has taken by that; nothing where it has given it back
     */
    record ClaimPurchase(
            @TargetAggregateIdentifier CreditPurchaseId creditPurchaseId, String gatewayDisputeId, Money amount)
            implements CreditPurchaseCommand {}

    /**
     * The payer's bank disputes what was paid, or asks about it. Changes nothing where the purchase has failed, or where it is over.
     *
     * @param gatewayDisputeId the gateway's name of the dispute
     */
    record DisputePurchase(@TargetAggregateIdentifier CreditPurchaseId creditPurchaseId, String gatewayDisputeId)
            implements CreditPurchaseCommand {}

    /** That is over without anything being taken back. */
    record EndPurchaseDispute(@TargetAggregateIdentifier CreditPurchaseId creditPurchaseId, String gatewayDisputeId)
            implements CreditPurchaseCommand {}

    /**
     * Something of what was paid has gone back to the buyer, or has come back from there.
     *
     * @param refundedTotal everything that has gone back so far, but for what was paid once more
     */
    record NotePurchaseRefunded(@TargetAggregateIdentifier CreditPurchaseId creditPurchaseId, Money refundedTotal)
            implements CreditPurchaseCommand {}
}
