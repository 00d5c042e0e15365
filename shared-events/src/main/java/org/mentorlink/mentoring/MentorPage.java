package org.mentorlink.mentoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a search.
 *
 * @param hits in the order asked for
 * @param hasNext whether more can be found after {@code end}
 * @param end where the search got to; beyond the last hit where it gave up looking for mentors who are free
 * @param counts absent when they were not asked for
 */
public record MentorPage(
        List<Hit> hits,
        boolean hasNext,
        @Nullable String end,
        @Nullable MentorCounts counts,
        boolean isCursorUnknown) {

    /** A mentor with the key to go on after. */
    public record Hit(String key, MentorView mentor) {}

    /** The page after a key that this search never answered. */
    public static MentorPage unknownCursor() {
        return new MentorPage(List.of(), false, null, null, true);
    }

    public List<MentorView> mentors() {
        return hits.stream().map(Hit::mentor).toList();
    }
}
