package org.mentorlink.api.graphql;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** S3: a request with the header {@code Read-After} is answered from a state at least as new as that position. */
@Component
@Order(20)
class ReadAfterInterceptor implements WebGraphQlInterceptor {

    static final String HEADER = "Read-After";

    private final Positions positions;

    ReadAfterInterceptor(Positions positions) {
        this.positions = positions;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        @Nullable String position = request.getHeaders().getFirst(HEADER);
        if (position != null && !(request instanceof WebSocketGraphQlRequest)) {
            positions.reached(position.strip(), "The header " + HEADER);
        }
        return chain.next(request);
    }
}
