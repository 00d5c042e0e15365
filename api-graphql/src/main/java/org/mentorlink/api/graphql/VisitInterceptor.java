package org.mentorlink.api.graphql;

import graphql.execution.SubscriptionExecutionStrategy;
import graphql.parser.ParserOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Finds out who visits, tells the operation, and lets the answer set the refresh cookie. */
@Component
@Order(10)
class VisitInterceptor implements WebGraphQlInterceptor {

    static final String COOKIE = "mentorlink_refresh";
    static final String COOKIE_PATH = "/graphql";
    private static final Duration COOKIE_LIFE = Duration.ofDays(30);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final ParserOptions PARSER =
            ParserOptions.getDefaultOperationParserOptions().transform(options -> options.maxTokens(4_000));

    private final Limits limits;
    private final Viewers viewers;
    private final boolean plainLocalhost;

    VisitInterceptor(Limits limits, Viewers viewers, ApiProperties properties) {
        this.limits = limits;
        this.viewers = viewers;
        this.plainLocalhost = properties.session().plainLocalhost();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (request instanceof WebSocketGraphQlRequest) {
            return Mono.deferContextual(context -> visit(request, overWebSocket(request, context), chain));
        }
        var viewer = viewers.of(SecurityContextHolder.getContext().getAuthentication());
        return visit(request, overHttp(request, viewer), chain);
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
            @Nullable String token = visit.newRefreshToken();
            if (token != null) {
                response.getResponseHeaders()
                        .add(HttpHeaders.SET_COOKIE, cookie(request, token).toString());
            }
        });
    }

    /** Counted before: the gate has counted an anonymous request over HTTP. */
    private static Visit overHttp(WebGraphQlRequest request, Viewer viewer) {
        var cookie = request.getCookies().getFirst(COOKIE);
        @Nullable String token = cookie == null ? null : cookie.getValue();
        return new Visit(traceId(request), viewer, address(request), !viewer.isSignedIn(), true, token);
    }

    private Visit overWebSocket(WebGraphQlRequest request, ContextView context) {
        var viewer = context.<SecurityContext>getOrEmpty(SecurityContext.class.getName())
                .map(security -> viewers.of(security.getAuthentication()))
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

    private ResponseCookie cookie(WebGraphQlRequest request, String token) {
        var uri = request.getUri();
        var isPlainLocalhost = plainLocalhost
                && "http".equals(uri.getScheme())
                && uri.getHost() != null
                && THIS_MACHINE.contains(uri.getHost());
        return ResponseCookie.from(COOKIE, token)
                .httpOnly(true)
                .secure(!isPlainLocalhost)
                .sameSite("Strict")
                .path(COOKIE_PATH)
                .maxAge(token.isEmpty() ? Duration.ZERO : COOKIE_LIFE)
                .build();
    }
}
