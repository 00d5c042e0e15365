package org.mentorlink.api.ephemeral;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Small values that may be lost and are never the truth: refresh tokens, one-time tokens, counters of limits. Every
 * process of the API that shares a store sees the same values. Nothing is kept in clear that would open anything: what
 * is secret goes in as a hash.
 */
public interface EphemeralStore {

    /** The value of a key; absent where there is none or its time is over. */
    @Nullable String read(String key);

    /**
     * Changes the value of a key in one indivisible step.
     *
     * @param change from the value, absent where there is none or its time is over, to what follows; without side
     *     effects, for it may be asked more than once when others change the same key
     * @return what the change that came into force answers
     */
    <R extends @Nullable Object> R update(String key, Function<@Nullable String, Change<R>> change);

    /**
     * What follows.
     *
     * @param value the new value; absent to remove the key
     * @param expiresAt from when on the key is absent again, by the wall clock
     * @param answer what the caller gets
     */
    record Change<R extends @Nullable Object>(@Nullable String value, Instant expiresAt, R answer) {

        public static <R extends @Nullable Object> Change<R> put(String value, Instant expiresAt, R answer) {
            return new Change<>(value, expiresAt, answer);
        }

        public static <R extends @Nullable Object> Change<R> remove(R answer) {
            return new Change<>(null, Instant.MIN, answer);
        }
    }
}
