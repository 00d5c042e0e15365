package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/** What can be asked of the credits of a member. */
public sealed interface CreditAccountCommand {

    CreditAccountId creditAccountId();

    /**
     * @param lotId what is given; the same twice is given once
     * @param grantedBy who of the staff; absent for the platform itself
     * @param reason required of staff
     */
    record GrantCredits(
            @TargetAggregateIdentifier CreditAccountId creditAccountId,
            MemberId memberId,
            CreditLotId lotId,
            CreditSource source,
            Money amount,
            Instant expiresAt,
            @Nullable MemberId grantedBy,
            @Nullable String reason)
            implements CreditAccountCommand {}

    /**
     * What was paid for the lot is gone, by a charge-back: takes back what is left of the lot, now and whenever more comes
     * back to it. Gives back what was taken where it is less than before.
     *
     * @param total what is to be taken back in all, at most the lot; nothing where it was all decided for the platform
     */
    record ClaimCredits(@TargetAggregateIdentifier CreditAccountId creditAccountId, CreditLotId lotId, Money total)
            implements CreditAccountCommand {}

    /**
     * The payer's bank disputes what was paid for the lot: nothing more of it is promised until that is over. What is promised stays so.
     *
     * @param gatewayDisputeId the gateway's name of the dispute
     */
    record FreezeCredits(
            @TargetAggregateIdentifier CreditAccountId creditAccountId, CreditLotId lotId, String gatewayDisputeId)
            implements CreditAccountCommand {}

    /** That dispute is over; another may be open. */
    record ThawCredits(
            @TargetAggregateIdentifier CreditAccountId creditAccountId, CreditLotId lotId, String gatewayDisputeId)
            implements CreditAccountCommand {}

    // --- asked by the gateway of that name ---

    /**
     * Refused with INSUFFICIENT_CREDITS where there are not enough, and with CREDITS_FROZEN where there are but for what is disputed;
     * the same payment is promised once.
     */
    record ReserveCredits(@TargetAggregateIdentifier CreditAccountId creditAccountId, PaymentId paymentId, Money amount)
            implements CreditAccountCommand {}

    /** @param amount at most what is promised; the rest is free again */
    record SpendCredits(@TargetAggregateIdentifier CreditAccountId creditAccountId, PaymentId paymentId, Money amount)
            implements CreditAccountCommand {}

    record ReleaseCredits(@TargetAggregateIdentifier CreditAccountId creditAccountId, PaymentId paymentId)
            implements CreditAccountCommand {}

    record ReturnCredits(
            @TargetAggregateIdentifier CreditAccountId creditAccountId,
            PaymentId paymentId,
            String refundId,
            Money amount)
            implements CreditAccountCommand {}

    /** Answers whether the payment was ever promised; changes nothing. */
    record DescribeReservation(@TargetAggregateIdentifier CreditAccountId creditAccountId, PaymentId paymentId)
            implements CreditAccountCommand {}

    // --- asked when it is due ---

    record ExpireCredits(@TargetAggregateIdentifier CreditAccountId creditAccountId, CreditLotId lotId)
            implements CreditAccountCommand {}
}
