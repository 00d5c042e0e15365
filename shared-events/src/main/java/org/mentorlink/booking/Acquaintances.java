package org.mentorlink.booking;

import java.util.Set;

/** Members who share a booking with the one asked about. */
public record Acquaintances(Set<String> memberIds) {}
