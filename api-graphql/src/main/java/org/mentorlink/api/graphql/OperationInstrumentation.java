package org.mentorlink.api.graphql;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks all {@link OperationRule}s. One instrumentation for all of them: each that there is costs something for each field. */
@Component
class OperationInstrumentation extends SimplePerformantInstrumentation {

    private final List<OperationRule> rules;

    OperationInstrumentation(List<OperationRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        rules.forEach(rule -> rule.check(parameters.getExecutionContext()));
        return super.beginExecuteOperation(parameters, state);
    }
}
