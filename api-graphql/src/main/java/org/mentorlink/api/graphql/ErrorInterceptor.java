package org.mentorlink.api.graphql;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.ExecutionId;
import java.util.List;
import java.util.UUID;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Names each operation by a trace id (a message over WebSocket brings none that is unique), and gives every top-level error
 * its shape, whoever raised it: the engine, an interceptor, or a live stream's item.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorInterceptor implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var traceId = UUID.randomUUID().toString();
        request.executionId(ExecutionId.from(traceId));
        return Mono.defer(() -> chain.next(request))
                .onErrorResume(failure -> Mono.just(failed(request, failure, traceId)))
                .map(response -> shaped(response, traceId))
                .map(response -> isForEvents(request) ? asEvents(response) : response);
    }

    /**
     * Over server-sent events a subscription that was refused has to be a stream too, of that refusal alone: of anything else
     * the handler says that it is no subscription, and not why.
     */
    private static WebGraphQlResponse asEvents(WebGraphQlResponse response) {
        return response.getData() instanceof Publisher<?>
                        || response.getErrors().isEmpty()
                ? response
                : response.transform(builder -> builder.data(Flux.just(response.getExecutionResult())));
    }

    /** As the routes decide it: who takes a plain answer as well gets that. */
    private static boolean isForEvents(WebGraphQlRequest request) {
        var accepted = request instanceof WebSocketGraphQlRequest
                ? List.<MediaType>of()
                : request.getHeaders().getAccept();
        return accepted.stream().anyMatch(MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype)
                && accepted.stream()
                        .noneMatch(type -> type.includes(MediaType.APPLICATION_JSON)
                                || type.includes(MediaType.APPLICATION_GRAPHQL_RESPONSE));
    }

    private static WebGraphQlResponse failed(WebGraphQlRequest request, Throwable failure, String traceId) {
        var error = ErrorShape.of(failure, GraphqlErrorBuilder.newError(), traceId);
        var result = ExecutionResultImpl.newExecutionResult().addError(error).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
    }

    private static WebGraphQlResponse shaped(WebGraphQlResponse response, String traceId) {
        if (response.getData() instanceof Publisher<?> items) {
            var shaped = Flux.from(items)
                    .map(item -> item instanceof ExecutionResult result ? shaped(result, traceId) : item);
            return response.transform(builder -> builder.data(shaped));
        }
        var errors = shaped(response.getExecutionResult().getErrors(), traceId);
        if (errors.isEmpty()) {
            return response;
        }
        var shaped = response.transform(builder -> builder.errors(errors));
        errors.stream()
                .map(error -> error.getExtensions().get("retryAfterSeconds"))
                .filter(seconds -> seconds != null)
                .findFirst()
                .ifPresent(seconds -> shaped.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, seconds.toString()));
        return shaped;
    }

    private static ExecutionResult shaped(ExecutionResult result, String traceId) {
        return result.getErrors().isEmpty()
                ? result
                : result.transform(builder -> builder.errors(shaped(result.getErrors(), traceId)));
    }

    private static List<GraphQLError> shaped(List<GraphQLError> errors, String traceId) {
        return errors.stream().map(error -> ErrorShape.of(error, traceId)).toList();
    }
}
