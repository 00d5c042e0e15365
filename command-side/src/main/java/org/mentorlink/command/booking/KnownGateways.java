package org.mentorlink.command.booking;

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

    /** The name of the one that is used for a currency where the payer asks for none. */
    default String usual(String currency) {
        return "sandbox";
    }
}
