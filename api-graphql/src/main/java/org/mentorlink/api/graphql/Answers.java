package org.mentorlink.api.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a payload of its object, the errors and the position; a payload record's constructor. */
@FunctionalInterface
public interface Answers<V, P> {

    P of(@Nullable V value, List<UserError> errors, @Nullable String position);

    default P refused(UserError error) {
        return of(null, List.of(error), null);
    }
}
