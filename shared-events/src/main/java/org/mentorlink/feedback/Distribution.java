package org.mentorlink.feedback;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the visible reviews of a mentor rate them.
 *
 * @param counts how many gave 1, 2, 3, 4 and 5
 */
public record Distribution(String mentorId, List<Integer> counts) {

    public static Distribution none(String mentorId) {
        return new Distribution(mentorId, List.of(0, 0, 0, 0, 0));
    }

    public int count() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** The mean in tenths, half up: what is shown is what is searched and ordered by. Absent without any. */
    public @Nullable Integer meanTenths() {
        var count = count();
        if (count == 0) {
            return null;
        }
        var sum = IntStream.range(0, counts.size())
                .map(index -> (index + 1) * counts.get(index))
                .sum();
        return (2 * 10 * sum + count) / (2 * count);
    }
}
