package org.mentorlink.command.payment;

import org.mentorlink.payment.CreditPackEvent.CreditPackOffered;
import org.mentorlink.payment.CreditPackId;

/** The packs of credits that can be bought. */
interface PacksOnOffer {

    /** @throws org.mentorlink.shared.Refused when there is none of that name, or not any more */
    CreditPackOffered onOffer(CreditPackId creditPackId);
}
