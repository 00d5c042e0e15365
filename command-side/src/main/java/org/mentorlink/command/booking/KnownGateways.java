package org.mentorlink.command.booking;

/** The payment gateways that a booking may choose from. */
public interface KnownGateways {

    boolean knows(String name);
}
