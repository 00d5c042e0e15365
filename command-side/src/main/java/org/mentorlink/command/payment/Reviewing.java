package org.mentorlink.command.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentId;

/** A gateway that can be asked for what it tells by messages alone, which may be lost. */
public interface Reviewing {

    /** Whether it can be asked as it is set. */
    default boolean reviews() {
        return true;
    }

    /**
     * What was paid once more, what is disputed or taken back, and what became of refunds.
     *
     * @param authorization its name of what was authorised first; absent where nothing was
     * @return what its messages say of that payment by now, also where it is known
     */
    List<PaymentCommand> review(PaymentId paymentId, @Nullable String authorization);
}
