package org.mentorlink.command.booking;

/** The payment gateways that a booking may be paid with. */
public interface KnownGateways {

    boolean knows(String name);
}
