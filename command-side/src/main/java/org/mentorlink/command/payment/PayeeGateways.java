package org.mentorlink.command.payment;

/** Who opens accounts on which mentors are paid. */
interface PayeeGateways {

    /** Whether the one of that name does. */
    boolean opensAccounts(String name);
}
