package org.mentorlink.api.graphql;

/** A row of {@link Permissions}: who has access at all, and to whose objects. */
public record Rule(Access access, Whose whose) {}
