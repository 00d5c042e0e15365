package org.mentorlink.booking;

/** Where a session takes place; for its participants and admins only. */
public record MeetingLinkView(String url, MeetingHost host) {}
