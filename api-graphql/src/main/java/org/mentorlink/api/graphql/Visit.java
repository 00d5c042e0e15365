package org.mentorlink.api.graphql;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Actor;

/** One request: who asks, from where, and what cookie it brought and will get. Found in the GraphQL context. */
public final class Visit {

    /** Its key in the GraphQL context, and so the name of controllers' parameters. */
    public static final String KEY = "visit";

    /** The viewer's key in the GraphQL context, and so the name of controllers' parameters. */
    public static final String VIEWER = "viewer";

    /** Request attribute that holds the address a request is counted by. */
    public static final String ADDRESS = "mentorlink.address";

    /** Request attribute of what is asked by GET, and answered as to a visitor whoever asks. */
    public static final String BY_NOBODY = "mentorlink.by-nobody";

    private final String requestId;
    private final Viewer viewer;
    private final String address;
    private final boolean cookiesPossible;
    private final SessionCookies.@Nullable Kept brought;
    private final AtomicBoolean counted;
    private volatile SessionCookies.@Nullable Kept kept;

    /**
     * @param counted whether this request has been counted against the limit of its address
     * @param cookiesPossible whether the answer can set a cookie
     */
    public Visit(
            String requestId,
            Viewer viewer,
            String address,
            boolean counted,
            boolean cookiesPossible,
            SessionCookies.@Nullable Kept brought) {
        this.requestId = requestId;
        this.viewer = viewer;
        this.address = address;
        this.counted = new AtomicBoolean(counted);
        this.cookiesPossible = cookiesPossible;
        this.brought = brought;
    }

    public Viewer viewer() {
        return viewer;
    }

    public String address() {
        return address;
    }

    /** As the trace id of an error. */
    public String requestId() {
        return requestId;
    }

    /** The refresh token that came as a cookie. */
    public @Nullable String refreshToken() {
        return brought == null ? null : brought.refresh();
    }

    /** Whether the browser keeps an access token for us. */
    public boolean broughtAccessCookie() {
        return brought != null && brought.access() != null;
    }

    /** Whether this request has already been counted; it is from now on used up, so the next one asks for more. */
    public boolean useCount() {
        return counted.getAndSet(false);
    }

    /** Throws a BAD_REQUEST problem where the answer can set no cookie. */
    public void requireCookies() {
        if (!cookiesPossible) {
            throw Problem.badRequest("Cookies are set over HTTP; over a WebSocket ask for TOKENS.");
        }
    }

    public boolean cookiesPossible() {
        return cookiesPossible;
    }

    /** Has the browser keep these. */
    public void keep(SessionCookies.Kept cookies) {
        requireCookies();
        kept = cookies;
    }

    public SessionCookies.@Nullable Kept kept() {
        return kept;
    }

    /** What travels with a command. What is done anonymously is not led back to the request, which may have done more. */
    public MetaData metaData(Actor actor) {
        var request = actor.equals(Actor.ANONYMOUS) ? UUID.randomUUID().toString() : requestId;
        return actor.asMetaData().and(Actor.REQUEST_KEY, request);
    }
}
