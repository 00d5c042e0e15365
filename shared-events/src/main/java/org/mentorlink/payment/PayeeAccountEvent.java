package org.mentorlink.payment;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorId;

/** What has happened to the account on which a mentor is paid at a gateway. */
public sealed interface PayeeAccountEvent {

    PayeeAccountId payeeAccountId();

    MentorId mentorId();

    /**
     * An intent that the payee worker carries out.
     *
     * @param country where the mentor is, an ISO 3166 code of two letters; absent for the country of the platform's own account
     */
    @Revision("1")
    record PayeeAccountRequested(
            PayeeAccountId payeeAccountId,
            MentorId mentorId,
            String gateway,
            @Nullable String country) implements PayeeAccountEvent {}

    /**
     * The gateway has one for this mentor. Whether money can be sent there, it alone knows.
     *
     * @param reference the gateway's own name of the account
     */
    @Revision("1")
    record PayeeAccountOpened(PayeeAccountId payeeAccountId, MentorId mentorId, String gateway, String reference)
            implements PayeeAccountEvent {}

    /** @param code why the gateway opens none, or {@code no_answer} where it did not say; it can be asked for again */
    @Revision("1")
    record PayeeAccountRefused(PayeeAccountId payeeAccountId, MentorId mentorId, String gateway, String code)
            implements PayeeAccountEvent {}
}
