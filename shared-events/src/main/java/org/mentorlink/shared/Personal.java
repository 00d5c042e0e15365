package org.mentorlink.shared;

import org.jspecify.annotations.Nullable;

/**
 * A personal value and the member it belongs to. The serializer stores it encrypted with that member's key; once the key
 * is erased the value reads as absent and everything still replays.
 *
 * @param owner whose key encrypts it: the member's id; of an anonymous review the review's, which does not tell the member
 * @param value absent after an erasure
 */
public record Personal(String owner, @Nullable String value) {

    public static Personal of(Object owner, String value) {
        return new Personal(owner.toString(), value);
    }

    public static @Nullable Personal ofNullable(Object owner, @Nullable String value) {
        return value == null ? null : of(owner, value);
    }

    /** The value, or nothing where there is none or it has been erased. */
    public static @Nullable String valueOf(@Nullable Personal personal) {
        return personal == null ? null : personal.value();
    }

    @Override
    public String toString() {
        return "Personal[" + owner + "]";
    }
}
