package org.mentorlink.api.work;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.shared.Refused;

/** What became of beginning or stopping long work. It writes nothing that could be read after. */
public record LongWorkPayload(
        @Nullable LongWork work,
        List<UserError> errors,
        @Nullable String position) {

    /** The work, or why there is none. */
    public static LongWorkPayload of(Supplier<LongWork> begun) {
        try {
            return new LongWorkPayload(begun.get(), List.of(), null);
        } catch (Refused refused) {
            return new LongWorkPayload(null, List.of(UserError.of(refused.refusal())), null);
        }
    }
}
