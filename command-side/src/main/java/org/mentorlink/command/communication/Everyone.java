package org.mentorlink.command.communication;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells several people of one thing, so that who cannot be told keeps it from nobody else. */
final class Everyone {

    private Everyone() {}

    @SafeVarargs
    static <T> void of(Consumer<T> telling, T... people) {
        of(Arrays.asList(people), telling);
    }

    /** Fails once everybody's turn has come, where it failed for somebody. */
    static <T> void of(Collection<T> people, Consumer<T> telling) {
        @Nullable RuntimeException failure = null;
        for (var person : people) {
            try {
                telling.accept(person);
            } catch (RuntimeException e) {
                failure = joined(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException joined(@Nullable RuntimeException first, RuntimeException another) {
        if (first == null) {
            return another;
        }
        first.addSuppressed(Objects.requireNonNull(another));
        return first;
    }
}
