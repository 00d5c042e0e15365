package org.mentorlink.command.calendars.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks where a host is. */
@FunctionalInterface
interface HostNames {

    InetAddress[] resolve(String host) throws UnknownHostException;
}
