package org.mentorlink.mentoring;

/**
 * C9: a field in which mentors are found.
 *
 * @param icon name of a symbol
 * @param retired nobody can pick it any more
 * @param version number of its events
 * @param sortKey what lists of categories are ordered by: its name without case and accents, and its id
 */
public record CategoryView(String id, String name, String icon, boolean retired, int version, String sortKey) {}
