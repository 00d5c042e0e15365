package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.refusedInput;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.mentorlink.payment.CreditPackEvent.CreditPackOffered;
import org.mentorlink.payment.CreditPackId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads a pack off its own aggregate, never off a read model that may be behind. */
@Component
final class RepositoryPacksOnOffer implements PacksOnOffer {

    private final ObjectProvider<Repository<CreditPack>> packs;

    /** Asked when needed, as the repository is built after the handlers it serves. */
    RepositoryPacksOnOffer(ObjectProvider<Repository<CreditPack>> packs) {
        this.packs = packs;
    }

    @Override
    public CreditPackOffered onOffer(CreditPackId creditPackId) {
        try {
            var pack = packs.getObject().load(creditPackId.value()).invoke(CreditPack::onOffer);
            if (pack == null) {
                throw refusedInput("PACK_WITHDRAWN", "This pack is not on offer any more; choose another.", "packId");
            }
            return pack;
        } catch (AggregateNotFoundException unknown) {
            throw refusedInput("NOT_FOUND", "There is no such pack.", "packId");
        }
    }
}
