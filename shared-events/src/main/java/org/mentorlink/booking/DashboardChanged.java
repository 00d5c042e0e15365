package org.mentorlink.booking;

/**
 * Something has changed that a dashboard shows; it is to be asked for anew.
 *
 * @param by the booking that something happened to, or the member whose ratings have changed
 */
public record DashboardChanged(String by) {}
