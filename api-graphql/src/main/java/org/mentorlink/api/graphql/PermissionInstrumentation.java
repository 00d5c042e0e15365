package org.mentorlink.api.graphql;

import graphql.GraphQLContext;
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
        var type = step.getObjectType().getName();
        var field = step.getFieldDefinition().getName();
        var viewer = viewer(
                parameters.getExecutionContext().getGraphQLContext(),
                type.equals("Mutation") && step.getPath().getLevel() == 1);
        try {
            Permissions.check(type, field, viewer);
            @Nullable Object refusal = verification.refusal(type, field, viewer);
            return refusal == null ? dataFetcher : environment -> refusal;
        } catch (Problem problem) {
            return environment -> {
                throw problem;
            };
        }
    }

    /**
     * Who signs in, registers or proves an address on the way reads what they have got, in that payload alone: mutations are
     * done one after the other, and each begins as the visitor's.
     */
    private static Viewer viewer(GraphQLContext context, boolean beginsAMutation) {
        @Nullable Visit visit = context.get(Visit.KEY);
        if (beginsAMutation && visit != null) {
            context.put(Visit.VIEWER, visit.viewer());
        }
        return context.getOrDefault(Visit.VIEWER, Viewer.ANONYMOUS);
    }
}
