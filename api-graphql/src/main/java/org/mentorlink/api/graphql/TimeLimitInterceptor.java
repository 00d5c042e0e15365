package org.mentorlink.api.graphql;

import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** R3: ends what takes too long. Of a subscription it bounds the beginning. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TimeLimitInterceptor implements WebGraphQlInterceptor {

    private final Duration most;

    TimeLimitInterceptor(ApiProperties properties) {
        this.most = properties.limits().execution();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).timeout(most, Mono.error(() -> Problem.timeout(most)));
    }
}
