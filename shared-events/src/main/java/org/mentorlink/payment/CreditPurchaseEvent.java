package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/** What has happened to a purchase of a pack of credits. */
public sealed interface CreditPurchaseEvent {

    CreditPurchaseId creditPurchaseId();

    /**
     * The terms are those of the pack at that moment.
     *
     * @param payBy when nobody waits for the payment any more
     */
    @Revision("1")
    record CreditPurchaseRequested(
            CreditPurchaseId creditPurchaseId,
            CreditPackId creditPackId,
            MemberId buyerId,
            Money price,
            Money credits,
            int validDays,
            String gateway,
            String paymentMethod,
            Instant payBy)
            implements CreditPurchaseEvent {}

    /**
     * It is paid, and the buyer gets the credits.
     *
     * @param paid as many credits as were paid for
     * @param bonus what comes on top
     */
    @Revision("1")
    record CreditPurchaseCompleted(
            CreditPurchaseId creditPurchaseId, MemberId buyerId, Money paid, Money bonus, Instant expiresAt)
            implements CreditPurchaseEvent {}

    /**
     * All that was paid of it goes back. Said again where a gateway gives back what it had taken of that.
     *
     * @param code the gateway's, or {@code expired} where nobody has paid in time
     */
    @Revision("1")
    record CreditPurchaseFailed(CreditPurchaseId creditPurchaseId, MemberId buyerId, Money price, String code)
            implements CreditPurchaseEvent {}

    /**
     * The gateway has taken back what was paid, or has given it back.
     *
     * @param gatewayDisputeId the gateway's name of the charge-back
     * @param amount what it has taken by that; nothing where it has given it back
     * @param change by how much that is more than it was; less than nothing where it has given something back
     * @param paid so much of what was paid for is to be taken back in all
     * @param bonus so much of what came on top: all of it or, where nothing is taken back, nothing
     */
    @Revision("1")
    record CreditPurchaseClaimed(
            CreditPurchaseId creditPurchaseId,
            MemberId buyerId,
            String gatewayDisputeId,
            Money amount,
            Money change,
            Money paid,
            Money bonus)
            implements CreditPurchaseEvent {}

    /**
     * Something of what was paid has gone back to the buyer, or has come back from there.
     *
     * @param refundedTotal everything that has gone back so far, but for what was paid once more
     */
    @Revision("1")
    record CreditPurchaseRefunded(CreditPurchaseId creditPurchaseId, MemberId buyerId, Money refundedTotal)
            implements CreditPurchaseEvent {}

    /**
     * The gateway has taken back of a purchase that has failed, or has given it back. No credits were given, so none are
     * claimed.
     *
     * @param gatewayDisputeId the gateway's name of the charge-back
     * @param amount what it has taken by that; nothing where it has given it back
     */
    @Revision("1")
    record CreditPurchaseChargebackNoted(
            CreditPurchaseId creditPurchaseId, MemberId buyerId, String gatewayDisputeId, Money amount)
            implements CreditPurchaseEvent {}

    /**
     * More has gone back of a purchase that has failed than was paid: by refunds and by charge-backs. The platform bears it.
     *
     * @param amount what the platform bears of it in all
     * @param change by how much that is more than it was; less than nothing where something has come back
     */
    @Revision("1")
    record CreditPurchaseLossAbsorbed(CreditPurchaseId creditPurchaseId, MemberId buyerId, Money amount, Money change)
            implements CreditPurchaseEvent {}

    /**
     * The payer's bank disputes what was paid, or asks about it: the credits cannot be used while that is open.
     *
     * @param gatewayDisputeId the gateway's name of the dispute
     * @param bonus what was given beyond what was paid for
     */
    @Revision("1")
    record CreditPurchaseDisputed(
            CreditPurchaseId creditPurchaseId, MemberId buyerId, String gatewayDisputeId, Money bonus)
            implements CreditPurchaseEvent {}

    /**
     * That is over: nothing was taken back, or what was is claimed.
     *
     * @param bonus what was given beyond what was paid for
     */
    @Revision("1")
    record CreditPurchaseDisputeEnded(
            CreditPurchaseId creditPurchaseId, MemberId buyerId, String gatewayDisputeId, Money bonus)
            implements CreditPurchaseEvent {}
}
