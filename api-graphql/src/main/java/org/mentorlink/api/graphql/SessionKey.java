package org.mentorlink.api.graphql;

/**
 * Which session a viewer came by.
 *
 * @param id names it; no secret
 * @param epoch of the member's sessions when it began
 */
public record SessionKey(String id, long epoch) {}
