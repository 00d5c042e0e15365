package org.mentorlink.api.graphql;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks {@link Permissions} before any field is fetched, whatever fetches it. */
@Component
class PermissionInstrumentation extends SimplePerformantInstrumentation {

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> dataFetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        var step = parameters.getExecutionStepInfo();
        Viewer viewer =
                parameters.getExecutionContext().getGraphQLContext().getOrDefault(Visit.VIEWER, Viewer.ANONYMOUS);
        try {
            Permissions.check(
                    step.getObjectType().getName(), step.getFieldDefinition().getName(), viewer);
            return dataFetcher;
        } catch (Problem problem) {
            return environment -> {
                throw problem;
            };
        }
    }
}
