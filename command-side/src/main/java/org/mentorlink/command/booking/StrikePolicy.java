package org.mentorlink.command.booking;

import java.time.Duration;
import java.time.Instant;

/**
 * L1: what strikes lead to.
 *
 * @param threshold with how many that count a member cannot book for a while; 0: with any number they can
 * @param mentorThreshold with how many that count a mentor cannot be booked until staff say otherwise; 0: with any number they can
 * @param expireAfter how long a strike counts, from the start of the session it is about
 * @param blockFor for how long they cannot book, from the strike on that makes it so many
 * @param appealWithin how long a strike can be appealed, from when it is noted
 */
record StrikePolicy(
        int threshold, int mentorThreshold, Duration expireAfter, Duration blockFor, Duration appealWithin) {

    StrikePolicy {
        require("threshold", threshold);
        require("mentor-threshold", mentorThreshold);
    }

    private static void require(String name, int threshold) {
        if (threshold < 0 || threshold > 100) {
            throw new IllegalArgumentException("mentorlink.strikes." + name + " is 0 to 100, not " + threshold);
        }
    }

    /** @throws IllegalArgumentException for what is no policy */
    static StrikePolicy ofDays(int threshold, int mentorThreshold, int expireDays, int blockDays, int appealDays) {
        return new StrikePolicy(
                threshold,
                mentorThreshold,
                days("expire-days", expireDays),
                days("block-days", blockDays),
                days("appeal-days", appealDays));
    }

    private static Duration days(String name, int days) {
        if (days < 1 || days > 3_660) {
            throw new IllegalArgumentException("mentorlink.strikes." + name + " is 1 to 3660, not " + days);
        }
        return Duration.ofDays(days);
    }

    boolean blocks() {
        return threshold > 0;
    }

    boolean pauses() {
        return mentorThreshold > 0;
    }

    Instant expiry(Instant startsAt) {
        return startsAt.plus(expireAfter);
    }
}
