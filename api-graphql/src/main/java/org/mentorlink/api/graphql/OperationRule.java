package org.mentorlink.api.graphql;

import graphql.execution.ExecutionContext;

/** What has to hold of an operation, with its variables, before any of it is done. */
interface OperationRule {

    /** @throws graphql.execution.AbortExecutionException when it does not hold */
    void check(ExecutionContext operation);
}
