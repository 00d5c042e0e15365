package org.mentorlink.membership;

import org.jspecify.annotations.Nullable;

/**
 * A row of a members list that was not taken.
 *
 * @param line where the row begins in the file; the header is line 1
 * @param code stable, upper snake case
 * @param column the column it is about; absent where it is about the whole row
 * @param sameAsLine the line that has the same address; absent for every other reason
 */
public record RejectedRow(
        int line,
        String code,
        @Nullable String column,
        @Nullable Integer sameAsLine) {}
