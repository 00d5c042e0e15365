package org.mentorlink.command.booking;

import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/** The payment gateways that a booking may be paid with. */
public interface KnownGateways {

    boolean knows(String name);

    /** Whether the gateway of that name takes payments in a currency. */
    default boolean takes(String name, String currency) {
        return knows(name);
    }

    /** Whether it takes money without holding it first. */
    default boolean takesAtOnce(String name) {
        return false;
    }

    /** Whether the payer could pay that much with it now, as far as that can be told beforehand. */
    default boolean covers(String name, MemberId payer, Money price) {
        return true;
    }

    /** Whether the payer could, but for what is disputed of what they have. */
    default boolean isFrozen(String name, MemberId payer, Money price) {
        return false;
    }

    /** The name of the one that is used for a currency where the payer asks for none. */
    default String usual(String currency) {
        return "sandbox";
    }
}
