package org.mentorlink.api.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.booking.GroupSessionView;

record GroupSessionPayload(
        @Nullable GroupSessionView groupSession,
        List<UserError> errors,
        @Nullable String position) {

    static GroupSessionPayload refused(UserError error) {
        return new GroupSessionPayload(null, List.of(error), null);
    }
}
