package org.mentorlink.api.graphql;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphqlErrorBuilder;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * R3: how many live subscriptions a member, or an address that is not signed in, may have at a time, over however many
 * connections to this process.
 */
@Component
@Order(15)
class LiveLimitInterceptor implements WebGraphQlInterceptor {

    private static final long WAIT_SECONDS = 60;

    private final int most;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    LiveLimitInterceptor(ApiProperties properties) {
        this.most = properties.limits().subscriptions();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> {
            if (!(response.getData() instanceof Publisher<?> items)) {
                return response;
            }
            @Nullable Visit visit = response.getExecutionInput().getGraphQLContext().get(Visit.KEY);
            var whose = visit == null ? "unknown" : whose(visit);
            var trace = response.getExecutionInput().getExecutionIdNonNull().toString();
            return response.transform(builder -> builder.data(counted(items, whose, trace)));
        });
    }

    private static String whose(Visit visit) {
        @Nullable String member = visit.viewer().memberId();
        return member != null ? member : visit.address();
    }

    private Flux<Object> counted(Publisher<?> items, String whose, String traceId) {
        return Flux.defer(() ->
                begin(whose) ? Flux.<Object>from(items).doFinally(signal -> end(whose)) : Flux.just(refusal(traceId)));
    }

    private boolean begin(String whose) {
        var isFree = open.merge(whose, 1, Integer::sum) <= most;
        if (!isFree) {
            end(whose);
        }
        return isFree;
    }

    private void end(String whose) {
        open.computeIfPresent(whose, (key, before) -> before > 1 ? before - 1 : null);
    }

    private static ExecutionResult refusal(String traceId) {
        var error = ErrorShape.of(Problem.rateLimited(WAIT_SECONDS), GraphqlErrorBuilder.newError(), traceId);
        return ExecutionResultImpl.newExecutionResult().addError(error).build();
    }
}
