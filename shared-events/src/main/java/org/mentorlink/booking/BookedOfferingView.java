package org.mentorlink.booking;

import org.jspecify.annotations.Nullable;

/** @param name as it was when the booking was asked for; absent after an erasure */
public record BookedOfferingView(String id, @Nullable String name) {}
