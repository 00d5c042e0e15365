package org.mentorlink.api.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How every top-level error looks: a message that gives nothing away, a code, and the trace id under which the log tells
 * the rest.
 */
public final class ErrorShape {

    private static final Logger log = LoggerFactory.getLogger("org.mentorlink.api.errors");
    private static final String CODE = "code";
    private static final String INTERNAL_MESSAGE = "Something went wrong on our side.";

    private ErrorShape() {}

    static GraphQLError of(Throwable failure, GraphqlErrorBuilder<?> error, String traceId) {
        if (failure instanceof Problem problem) {
            log.info("{} {}: {}", traceId, problem.code(), problem.says());
            return error.message("%s", problem.says())
                    .errorType(problem.code())
                    .extensions(extensions(problem, traceId))
                    .build();
        }
        if (Outage.isBehind(failure)) {
            log.warn("{} something is away", traceId, failure);
            return of(Problem.unavailable(), error, traceId);
        }
        log.error("{} INTERNAL", traceId, failure);
        return error.message(INTERNAL_MESSAGE)
                .errorType(Problem.Code.INTERNAL)
                .extensions(Map.of(CODE, Problem.Code.INTERNAL.name(), "traceId", traceId))
                .build();
    }

    /** Gives an error of the GraphQL engine itself our shape; one that has it already stays as it is. */
    static GraphQLError of(GraphQLError error, String traceId) {
        @Nullable Map<String, Object> extensions = error.getExtensions();
        if (extensions != null && extensions.containsKey(CODE)) {
            return error;
        }
        var isTheirs = isTheCallers(error);
        if (isTheirs) {
            log.info("{} BAD_REQUEST: {}", traceId, error.getMessage());
        } else {
            log.error("{} INTERNAL: {} at {}", traceId, error.getMessage(), error.getPath());
        }
        var code = isTheirs ? Problem.Code.BAD_REQUEST : Problem.Code.INTERNAL;
        var shaped = GraphqlErrorBuilder.newError()
                .message("%s", isTheirs ? error.getMessage() : INTERNAL_MESSAGE)
                .errorType(code)
                .extensions(Map.of(CODE, code.name(), "traceId", traceId));
        if (error.getLocations() != null) {
            shaped.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            shaped.path(error.getPath());
        }
        return shaped.build();
    }

    public static Map<String, Object> extensions(Problem problem, String traceId) {
        var extensions = new HashMap<>(problem.details());
        extensions.put(CODE, problem.code().name());
        extensions.put("traceId", traceId);
        return extensions;
    }

    private static boolean isTheCallers(GraphQLError error) {
        return error.getErrorType() == ErrorType.ValidationError
                || error.getErrorType() == ErrorType.InvalidSyntax
                || error.getErrorType() == ErrorType.OperationNotSupported
                || error instanceof AbortExecutionException
                || error instanceof BadFaithIntrospectionError
                || error.getErrorType() == ErrorType.ExecutionAborted;
    }
}
