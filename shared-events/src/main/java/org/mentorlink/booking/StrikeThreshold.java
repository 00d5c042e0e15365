package org.mentorlink.booking;

import org.jspecify.annotations.Nullable;

/** L1: with how many strikes that count a member cannot book for a while, or not be booked as a mentor; 0: with any number they can. */
public final class StrikeThreshold {

    private static final int USUAL = 3;

    private StrikeThreshold() {}

    /**
     * In the sandbox, whose sample people miss sessions all day long, nobody is blocked unless it is set.
     *
     * @param set as {@code mentorlink.strikes.threshold} or {@code mentorlink.strikes.mentor-threshold} has it
     */
    public static int of(@Nullable Integer set, boolean sandbox) {
        if (set != null) {
            return set;
        }
        return sandbox ? 0 : USUAL;
    }
}
