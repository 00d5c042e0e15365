package org.mentorlink.command.payment;

import org.mentorlink.payment.PassingRefusals;
import org.mentorlink.shared.Money;

/** What a gateway says about a step. That it says nothing at all is a {@link GatewayTimeout}. */
public sealed interface GatewayAnswer {

    /** @param reference the gateway's name of what it did */
    record Done(String reference) implements GatewayAnswer {}

    /**
     * The answer of an authorisation that is not held but taken at once.
     *
     * @param reference the gateway's name of what it took
     */
    record Paid(String reference, Money amount) implements GatewayAnswer {}

    /**
     * It has taken the step on and tells its outcome later.
     *
     * @param reference the gateway's name of what it is to do, by which it is asked
     */
    record Accepted(String reference) implements GatewayAnswer {}

    /** @param code the gateway's reason, such as {@code card_declined} */
    record Declined(String code) implements GatewayAnswer {

        /**
         * Whether it says nothing about the step, which may be done the next time it is asked for. Adapters answer nothing then, which
         * is a {@link GatewayTimeout}.
         */
        public boolean isPassing() {
            return PassingRefusals.ofGateway(code);
        }
    }

    /** It has never received the step; only ever the answer to an inquiry. */
    record NotFound() implements GatewayAnswer {}
}
