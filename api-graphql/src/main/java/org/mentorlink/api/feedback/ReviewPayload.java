package org.mentorlink.api.feedback;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.feedback.ReviewView;

record ReviewPayload(
        @Nullable ReviewView review,
        List<UserError> errors,
        @Nullable String position) {}
