package org.mentorlink.api.graphql;

import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What was asked for by GET, and so by nobody in particular, may be kept for a minute by whatever is on the way. Not so what
 * had to be as new as a position, and what went wrong.
 */
@Component
@Order(30)
class PublicAnswers implements WebGraphQlInterceptor {

    private static final CacheControl A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var answer = chain.next(request);
        if (!request.getAttributes().containsKey(Visit.BY_NOBODY)
                || request.getHeaders().containsHeader(ReadAfterInterceptor.HEADER)) {
            return answer;
        }
        return answer.doOnNext(response -> {
            if (response.getErrors().isEmpty()) {
                response.getResponseHeaders().setCacheControl(A_MINUTE);
            }
        });
    }
}
