package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** What has happened to the credits of a member. */
public sealed interface CreditAccountEvent {

    CreditAccountId creditAccountId();

    /**
     * @param grantedBy who of the staff gave it; absent where the platform did
     * @param reason why staff gave it
     */
    @Revision("1")
    record CreditsGranted(
            CreditAccountId creditAccountId,
            MemberId memberId,
            CreditLotId lotId,
            CreditSource source,
            Money amount,
            Instant expiresAt,
            @Nullable MemberId grantedBy,
            @Nullable Personal reason)
            implements CreditAccountEvent {}

    /**
     * A payment is promised out of these lots, those that expire first first.
     *
     * @param parts whose sum is the amount
     */
    @Revision("1")
    record CreditsReserved(CreditAccountId creditAccountId, PaymentId paymentId, Money amount, List<CreditPart> parts)
            implements CreditAccountEvent {}

    /**
     * What was promised is paid, all of it or a part.
     *
     * @param parts whose sum is the amount
     * @param released what is free again of what was promised, where a part was paid
     */
    @Revision("1")
    record CreditsSpent(
            CreditAccountId creditAccountId,
            PaymentId paymentId,
            Money amount,
            List<CreditPart> parts,
            List<CreditPart> released)
            implements CreditAccountEvent {}

    /** What was promised is free again. */
    @Revision("1")
    record CreditsReleased(CreditAccountId creditAccountId, PaymentId paymentId, Money amount, List<CreditPart> parts)
            implements CreditAccountEvent {}

    /**
     * Of what was paid that much has come back.
     *
     * @param refundId which refund it is; the same comes back once
     */
    @Revision("1")
    record CreditsReturned(
            CreditAccountId creditAccountId, PaymentId paymentId, String refundId, Money amount, List<CreditPart> parts)
            implements CreditAccountEvent {}

    /** Nobody has used it in time. What is promised by then is not part of it. */
    @Revision("1")
    record CreditsExpired(CreditAccountId creditAccountId, CreditLotId lotId, CreditSource source, Money amount)
            implements CreditAccountEvent {}

    /**
     * What was paid for a lot has gone back: so much of it was taken back as was neither promised nor spent.
     *
     * @param total what is to be taken back in all; what is missing is, once something comes back to the lot
     * @param amount what was taken now; nothing where all is spent
     */
    @Revision("1")
    record CreditsClaimed(
            CreditAccountId creditAccountId, CreditLotId lotId, CreditSource source, Money total, Money amount)
            implements CreditAccountEvent {}

    /**
     * What was paid for a lot is there again, and so is what had been taken back of it.
     *
     * @param total what stays taken back, or is to be
     * @param amount what was given back now
     * @param expiresAt until when what the lot has can be used, from now on
     */
    @Revision("1")
    record CreditsRestored(
            CreditAccountId creditAccountId,
            CreditLotId lotId,
            CreditSource source,
            Money total,
            Money amount,
            Instant expiresAt)
            implements CreditAccountEvent {}

    /**
     * The payer's bank disputes what was paid for a lot: what is in it can be promised to nothing while that is open.
     *
     * @param gatewayDisputeId the gateway's name of the dispute
     * @param amount what is in the lot
     */
    @Revision("1")
    record CreditsFrozen(
            CreditAccountId creditAccountId,
            CreditLotId lotId,
            CreditSource source,
            String gatewayDisputeId,
            Money amount)
            implements CreditAccountEvent {}

    /**
     * That dispute is over: where no other is open, what is in the lot can be used again.
     *
     * @param amount what is in the lot
     */
    @Revision("1")
    record CreditsThawed(
            CreditAccountId creditAccountId,
            CreditLotId lotId,
            CreditSource source,
            String gatewayDisputeId,
            Money amount)
            implements CreditAccountEvent {}
}
