package org.mentorlink.payment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/** What staff can do about packs of credits. */
public sealed interface CreditPackCommand {

    CreditPackId creditPackId();

    /**
     * @param name as members read it
     * @param credits what a buyer gets; in the currency of the price and at least as much
     * @param validDays how long they can be used, from when they are paid
     */
    record OfferCreditPack(
            @TargetAggregateIdentifier CreditPackId creditPackId,
            String name,
            Money price,
            Money credits,
            int validDays,
            MemberId offeredBy)
            implements CreditPackCommand {}

    /** Nobody can buy it from now on; who is paying it gets it. */
    record WithdrawCreditPack(@TargetAggregateIdentifier CreditPackId creditPackId, MemberId withdrawnBy)
            implements CreditPackCommand {}
}
