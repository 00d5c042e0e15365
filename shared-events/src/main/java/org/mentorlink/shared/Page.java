package org.mentorlink.shared;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is ordered by a key.
 *
 * @param first at most so many, 1 to 100
 * @param after the key of the last one already read; none for the first page
 */
public record Page(int first, @Nullable String after) {}
