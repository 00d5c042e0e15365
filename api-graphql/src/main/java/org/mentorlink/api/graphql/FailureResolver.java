package org.mentorlink.api.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import reactor.core.publisher.Mono;

/** Turns what a field or a stream throws into an error of our shape. Resolves everything, so nothing leaks. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailureResolver implements DataFetcherExceptionResolver, SubscriptionExceptionResolver {

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable failure, DataFetchingEnvironment environment) {
        return Mono.just(List.of(ErrorShape.of(
                unwrapped(failure),
                GraphqlErrorBuilder.newError(environment),
                environment.getExecutionId().toString())));
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable failure) {
        return Mono.just(List.of(ErrorShape.of(
                unwrapped(failure),
                GraphqlErrorBuilder.newError(),
                UUID.randomUUID().toString())));
    }

    private static Throwable unwrapped(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return unwrapped(failure.getCause());
        }
        return failure instanceof BindException
                ? Problem.badRequest("An argument does not have the right form.")
                : failure;
    }
}
