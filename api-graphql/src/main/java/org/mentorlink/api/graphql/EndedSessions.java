package org.mentorlink.api.graphql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The sessions that are over although their access tokens have not run out. Single ones are remembered as long as such a
 * token can last; those of a member all at once are told by the member's epoch.
 */
@Component
public class EndedSessions {

    /** How long an access token lasts. */
    public static final Duration ACCESS = Duration.ofMinutes(15);

    private static final String KEY = "ended-session/";

    private final EphemeralStore store;
    private final QueryGateway queries;
    private final Clock wallClock;
    private final Sinks.Many<String> ends = Sinks.many().multicast().directBestEffort();

    EndedSessions(EphemeralStore store, QueryGateway queries, @Qualifier("wallClock") Clock wallClock) {
        this.store = store;
        this.queries = queries;
        this.wallClock = wallClock;
    }

    public void end(String session) {
        store.<Boolean>update(
                KEY + session,
                unused -> Change.put("1", wallClock.instant().plus(ACCESS).plusSeconds(60), true));
        synchronized (ends) {
            ends.tryEmitNext(session);
        }
    }

    public boolean isEnded(String session) {
        return store.read(KEY + session) != null;
    }

    /** Whether a session that began in some epoch is good for a member as they are now. */
    public static boolean stands(MemberAccess access, SessionKey session) {
        return access.status().maySignIn() && access.sessionEpoch() == session.epoch();
    }

    /**
     * Answers once when a member's session is over: signed out here, or all of the member's at once anywhere. And at the
     * latest when the token it was asked for by runs out, for a sign-out at another process is not told here.
     */
    Mono<String> over(String memberId, SessionKey session, @Nullable Instant until) {
        var runsOut = until == null
                ? Mono.<String>never()
                : Mono.delay(leftUntil(until)).map(unused -> memberId);
        var signedOut = ends.asFlux().filter(session.id()::equals);
        var shutOut = Flux.using(
                        () -> queries.subscriptionQuery(
                                new FindAccess(memberId), MemberAccess.class, MemberAccess.class),
                        access -> access.initialResult().concatWith(access.updates()),
                        access -> access.cancel())
                .filter(access -> !stands(access, session))
                .map(MemberAccess::memberId);
        return Flux.merge(signedOut, shutOut, runsOut, Flux.never()).next();
    }

    private Duration leftUntil(Instant moment) {
        var left = Duration.between(wallClock.instant(), moment);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
