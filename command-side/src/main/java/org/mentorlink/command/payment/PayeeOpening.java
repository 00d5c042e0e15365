package org.mentorlink.command.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.PayeeOnboarding;

/**
 * A gateway that opens accounts of mentors, on which it pays them. They tell it themselves what it needs to know; none of that comes
 * here.
 *
 * <p>All of it throws {@link GatewayTimeout} when the outcome is unknown.
 */
public interface PayeeOpening {

    /** Whether it is set up for that. */
    boolean opensAccounts();

    /**
     * Opens one: done with its reference, or declined.
     *
     * @param country an ISO 3166 code of two letters; absent for that of the platform's own account
     */
    GatewayAnswer openAccount(String key, String mentorId, @Nullable String country);

    Payee payee(String reference);

    /** A new address each time, good for once. */
    PayeeOnboarding onboarding(String reference);

    /**
     * What an account is like now.
     *
     * @param ready money can be sent there, and on to the mentor
     * @param missing what the gateway still waits for, in its own words
     */
    record Payee(boolean ready, List<String> missing) {}
}
