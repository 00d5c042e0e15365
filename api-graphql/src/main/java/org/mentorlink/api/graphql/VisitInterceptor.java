package org.mentorlink.api.graphql;

import graphql.execution.SubscriptionExecutionStrategy;
import graphql.parser.ParserOptions;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Finds out who visits, tells the operation, and lets the answer set the refresh cookie. */
@Component
@Order(10)
class VisitInterceptor implements WebGraphQlInterceptor {

    private static final ParserOptions PARSER =
            ParserOptions.getDefaultOperationParserOptions().transform(options -> options.maxTokens(4_000));

    private final Limits limits;
    private final Viewers viewers;
    private final LiveSessions live;
    private final SessionCookies cookies;

    VisitInterceptor(Limits limits, Viewers viewers, LiveSessions live, SessionCookies cookies) {
        this.limits = limits;
        this.viewers = viewers;
        this.live = live;
        this.cookies = cookies;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (request instanceof WebSocketGraphQlRequest) {
            return Mono.deferContextual(context -> {
                var visit = overWebSocket(request, context);
                return visit(request, visit, chain).map(response -> live.within(visit, response));
            });
        }
        var viewer = viewers.of(SecurityContextHolder.getContext().getAuthentication());
        var visit = overHttp(request, viewer);
        // Over HTTP, too: a subscription answered as server-sent events.
        return visit(request, visit, chain).map(response -> live.within(visit, response));
    }

    private Mono<WebGraphQlResponse> visit(WebGraphQlRequest request, Visit visit, Chain chain) {
        var context = Map.of(
                Visit.KEY,
                visit,
                Visit.VIEWER,
                visit.viewer(),
                ParserOptions.class,
                PARSER,
                SubscriptionExecutionStrategy.KEEP_SUBSCRIPTION_EVENTS_ORDERED,
                true);
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(context).build());
        return chain.next(request).doOnNext(response -> {
            var kept = visit.kept();
            if (kept != null) {
                keep(request, response, kept);
            }
        });
    }

    private void keep(WebGraphQlRequest request, WebGraphQlResponse response, SessionCookies.Kept kept) {
        cookies.of(request.getUri().toUri(), kept)
                .forEach(cookie -> response.getResponseHeaders().add(HttpHeaders.SET_COOKIE, cookie.toString()));
        var access = kept.access();
        // The token that a page sends back with requests borne by the cookie; written as it is first asked for.
        if (access != null
                && !access.isEmpty()
                && request.getAttributes().get(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
            csrf.getToken();
        }
    }

    /** Counted before: the gate has counted an anonymous request over HTTP. */
    private static Visit overHttp(WebGraphQlRequest request, Viewer viewer) {
        var brought = new SessionCookies.Kept(
                cookie(request, SessionCookies.REFRESH), cookie(request, SessionCookies.ACCESS));
        return new Visit(traceId(request), viewer, address(request), !viewer.isSignedIn(), true, brought);
    }

    private static @Nullable String cookie(WebGraphQlRequest request, String name) {
        var cookie = request.getCookies().getFirst(name);
        return cookie == null ? null : cookie.getValue();
    }

    private Visit overWebSocket(WebGraphQlRequest request, ContextView context) {
        var viewer = context.<SecurityContext>getOrEmpty(SecurityContext.class.getName())
                .map(security -> viewers.now(security.getAuthentication()))
                .orElse(Viewer.ANONYMOUS);
        var address = address(request);
        if (viewer.isSignedIn()) {
            limits.member(viewer.id());
        } else {
            limits.anonymous(address);
        }
        return new Visit(traceId(request), viewer, address, !viewer.isSignedIn(), false, null);
    }

    private static String traceId(WebGraphQlRequest request) {
        var id = request.getExecutionId();
        return id == null ? request.getId() : id.toString();
    }

    private static String address(WebGraphQlRequest request) {
        if (request.getAttributes().get(Visit.ADDRESS) instanceof String address) {
            return address;
        }
        @Nullable InetSocketAddress remote = request instanceof WebSocketGraphQlRequest live
                ? live.getSessionInfo().getRemoteAddress()
                : request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? "unknown"
                : Address.counted(remote.getAddress().getHostAddress());
    }
}
