package org.mentorlink.command.payment;

import org.jspecify.annotations.Nullable;

/** Who sends mentors what they have earned. */
interface TransferringGateways {

    /**
     * The name of the one that transfers: that which holds the money, where it can.
     *
     * @param holding holds the money; absent where that is not known
     */
    String transferring(@Nullable String holding, String currency);

    /** Whether the one of that name can take back what it has transferred. */
    boolean reverses(String name);

    /** Whether a transfer that the one of that name has taken on may be stopped until it sends it; not where it is not known which it is. */
    default boolean stops(@Nullable String name) {
        return false;
    }
}
