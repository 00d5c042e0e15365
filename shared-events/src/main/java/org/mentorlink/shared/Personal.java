package org.mentorlink.shared;

import org.jspecify.annotations.Nullable;

/**
 * A personal value together with the person it belongs to.
 *
 * <p>In stored events it is encrypted with a key of that person. When the person is erased the key is gone: the event
 * still replays, and {@code value} is null.
 *
 * @param owner the member the value belongs to
 * @param value the value, or null once the owner is erased
 */
public record Personal(String owner, @Nullable String value) {

    public static Personal of(String owner, @Nullable String value) {
        return new Personal(owner, value);
    }

    /** Hides the value, so that a logged event tells nothing about the person. */
    @Override
    public String toString() {
        return "Personal[owner=" + owner + ", value=" + (value == null ? "absent" : "***") + "]";
    }
}
