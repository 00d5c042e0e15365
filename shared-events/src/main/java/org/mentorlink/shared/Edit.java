package org.mentorlink.shared;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one field in an edit: kept as it is, set, or cleared.
 *
 * @param given whether the field is edited at all
 * @param value what it becomes; nothing clears it
 */
public record Edit<T>(boolean given, @Nullable T value) {

    public static <T> Edit<T> kept() {
        return new Edit<>(false, null);
    }

    public static <T> Edit<T> to(@Nullable T value) {
        return new Edit<>(true, value);
    }

    /** What the field is after the edit. */
    public @Nullable T over(@Nullable T current) {
        return given ? value : current;
    }
}
