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

    private final String requestId;
    private final Viewer viewer;
    private final String address;
    private final boolean cookiesPossible;
    private final @Nullable String refreshToken;
    private final AtomicBoolean counted;
    private volatile @Nullable String newRefreshToken;

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
            @Nullable String refreshToken) {
        this.requestId = requestId;
        this.viewer = viewer;
        this.address = address;
        this.counted = new AtomicBoolean(counted);
        this.cookiesPossible = cookiesPossible;
        this.refreshToken = refreshToken;
    }

    public Viewer viewer() {
        return viewer;
    }

    public String address() {
        return address;
    }

    public @Nullable String refreshToken() {
        return refreshToken;
    }

    /** Whether this request has already been counted; it is from now on used up, so the next one asks for more. */
    public boolean useCount() {
        return counted.getAndSet(false);
    }

    /** @param token what the refresh cookie will hold; empty to remove it */
    public void answerRefreshToken(String token) {
        if (!cookiesPossible) {
            throw Problem.badRequest("Sessions begin and end over HTTP, which can carry their cookie.");
        }
        newRefreshToken = token;
    }

    public @Nullable String newRefreshToken() {
        return newRefreshToken;
    }

    /** What travels with a command. What is done anonymously is not led back to the request, which may have done more. */
    public MetaData metaData(Actor actor) {
        var request = actor.equals(Actor.ANONYMOUS) ? UUID.randomUUID().toString() : requestId;
        return actor.asMetaData().and(Actor.REQUEST_KEY, request);
    }
}
