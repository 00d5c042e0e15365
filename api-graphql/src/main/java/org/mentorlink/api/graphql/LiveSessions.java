package org.mentorlink.api.graphql;

import graphql.ExecutionResultImpl;
import graphql.GraphqlErrorBuilder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A14: what is delivered live ends with the session it was asked for in, and at the latest with its access token, its last word being UNAUTHENTICATED. */
@Component
class LiveSessions {

    private final EndedSessions ended;

    LiveSessions(EndedSessions ended) {
        this.ended = ended;
    }

    /** The response, its items cut off when the viewer's session is over. */
    WebGraphQlResponse within(Visit visit, WebGraphQlResponse response) {
        var viewer = visit.viewer();
        var session = viewer.session();
        var memberId = viewer.memberId();
        return session != null && memberId != null && response.getData() instanceof Publisher<?> items
                ? response.transform(builder -> builder.data(within(visit, memberId, session, items)))
                : response;
    }

    private Flux<Object> within(Visit visit, String memberId, SessionKey session, Publisher<?> items) {
        var isOver = new AtomicBoolean();
        var over = ended.over(memberId, session, visit.viewer().until()).doOnNext(unused -> isOver.set(true));
        // Another process may have signed the session out: asked before each item.
        return Flux.from(items)
                .cast(Object.class)
                .takeUntilOther(over)
                .takeWhile(unused -> !ended.isEnded(session.id()) || !isOver.compareAndSet(false, true))
                .concatWith(Mono.defer(() -> isOver.get() ? Mono.just(signedOut(visit)) : Mono.empty()));
    }

    private static Object signedOut(Visit visit) {
        return ExecutionResultImpl.newExecutionResult()
                .addError(ErrorShape.of(Problem.unauthenticated(), GraphqlErrorBuilder.newError(), visit.requestId()))
                .build();
    }
}
