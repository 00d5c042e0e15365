package org.mentorlink.api.graphql;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.FindHead;
import org.mentorlink.shared.PositionQuery.Reached;
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
    private static final long PATIENCE_MILLIS = 5_000;
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final Questions questions;

    ReadAfterInterceptor(Questions questions) {
        this.questions = questions;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        @Nullable String position = request.getHeaders().getFirst(HEADER);
        if (position != null && !(request instanceof WebSocketGraphQlRequest)) {
            await(position.strip());
        }
        return chain.next(request);
    }

    private void await(String text) {
        if (!POSITION.matcher(text).matches()) {
            throw Problem.badRequest("The header Read-After is a position that a mutation answered.");
        }
        var position = Long.parseLong(text);
        if (position > questions.ask(new FindHead(), Reached.class).position()) {
            throw Problem.badRequest("The header Read-After names a position that does not exist yet.");
        }
        var reached = questions.ask(new AwaitPosition(position, PATIENCE_MILLIS), Reached.class);
        if (reached.position() < position) {
            throw Problem.tryAgain("What is read has not caught up with position " + position + " yet; ask again.");
        }
    }
}
