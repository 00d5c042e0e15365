package org.mentorlink.payment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorId;

/** What can be asked of the account on which a mentor is paid at a gateway. */
public sealed interface PayeeAccountCommand {

    PayeeAccountId payeeAccountId();

    /**
     * The mentor wants to be paid by that gateway.
     *
     * @param country where they are, an ISO 3166 code of two letters; absent for the country of the platform's own account
     */
    record OpenPayeeAccount(
            @TargetAggregateIdentifier PayeeAccountId payeeAccountId,
            MentorId mentorId,
            String gateway,
            @Nullable String country)
            implements PayeeAccountCommand {}

    /** @param reference the gateway's own name of the account */
    record RecordPayeeAccountOpened(
            @TargetAggregateIdentifier PayeeAccountId payeeAccountId, String reference)
            implements PayeeAccountCommand {}

    /** @param code why the gateway opens none, or {@code no_answer} where it did not say */
    record RecordPayeeAccountRefused(
            @TargetAggregateIdentifier PayeeAccountId payeeAccountId, String code) implements PayeeAccountCommand {}
}
