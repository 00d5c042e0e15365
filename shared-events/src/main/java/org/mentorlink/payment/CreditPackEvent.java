package org.mentorlink.payment;

import org.axonframework.serialization.Revision;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/** What has happened to a pack of credits that members can buy. Its terms never change: another one is offered instead. */
public sealed interface CreditPackEvent {

    CreditPackId creditPackId();

    /**
     * @param credits what a buyer gets, in the currency of the price
     * @param validDays how long they can be used, from when they are paid
     */
    @Revision("1")
    record CreditPackOffered(
            CreditPackId creditPackId, String name, Money price, Money credits, int validDays, MemberId offeredBy)
            implements CreditPackEvent {}

    @Revision("1")
    record CreditPackWithdrawn(CreditPackId creditPackId, MemberId withdrawnBy) implements CreditPackEvent {}
}
