package org.mentorlink.api.web;

import org.mentorlink.api.graphql.RateLimit;

/**
 * A limit per address that requests of some paths have in the place of the one for everybody.
 *
 * @param pattern of the paths
 * @param limit that counts them
 * @param countsMembers whether whoever is signed in is counted so too, rather than as a member
 */
public record PathLimit(String pattern, RateLimit limit, boolean countsMembers) {}
