package org.mentorlink.api.graphql;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks {@link Permissions} and {@link Verification} before any field is fetched, whatever fetches it. */
@Component
class PermissionInstrumentation extends SimplePerformantInstrumentation {

    private final Verification verification;

    PermissionInstrumentation(Verification verification) {
        this.verification = verification;
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> dataFetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        var step = parameters.getExecutionStepInfo();
        Viewer viewer =
                parameters.getExecutionContext().getGraphQLContext().getOrDefault(Visit.VIEWER, Viewer.ANONYMOUS);
        try {
            var type = step.getObjectType().getName();
            var field = step.getFieldDefinition().getName();
            Permissions.check(type, field, viewer);
            @Nullable Object refusal = verification.refusal(type, field, viewer);
            return refusal == null ? dataFetcher : environment -> refusal;
        } catch (Problem problem) {
            return environment -> {
                throw problem;
            };
        }
    }
}
