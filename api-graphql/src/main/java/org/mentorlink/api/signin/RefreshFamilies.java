package org.mentorlink.api.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.mentorlink.api.graphql.EndedSessions;
import org.mentorlink.api.graphql.SessionKey;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * A10: the sessions behind the refresh tokens. Each begins a family of tokens of which only the newest is good; using an
 * older one again ends the family, because then two people hold it. A token is its session's id and a secret, of which
 * only the hash is kept.
 */
@Component
class RefreshFamilies {

    static final Duration CAP = Duration.ofDays(30);
    private static final String KEY = "refresh-family/";

    private final EphemeralStore store;
    private final EndedSessions ended;
    private final Clock wallClock;

    RefreshFamilies(EphemeralStore store, EndedSessions ended, @Qualifier("wallClock") Clock wallClock) {
        this.store = store;
        this.ended = ended;
        this.wallClock = wallClock;
    }

    /** A session and the token it goes on with. */
    record Begun(String memberId, SessionKey session, SessionTransport transport, String token) {}

    /** What a refresh token led to. */
    sealed interface Rotation {

        record Rotated(Begun begun) implements Rotation {}

        /** It was used before; its session is over now. */
        record Reused(String memberId) implements Rotation {}

        record Unknown() implements Rotation {}
    }

    private record Family(String memberId, long epoch, SessionTransport transport, Instant endsAt, String newest) {

        static Family parse(String text) {
            var parts = text.split("\\|", -1);
            return new Family(
                    parts[0],
                    Long.parseLong(parts[1]),
                    SessionTransport.valueOf(parts[2]),
                    Instant.ofEpochMilli(Long.parseLong(parts[3])),
                    parts[4]);
        }

        String text() {
            return String.join(
                    "|",
                    memberId,
                    Long.toString(epoch),
                    transport.name(),
                    Long.toString(endsAt.toEpochMilli()),
                    newest);
        }

        Family next(String hash) {
            return new Family(memberId, epoch, transport, endsAt, hash);
        }
    }

    Begun begin(String memberId, long epoch, SessionTransport transport) {
        var session = Hashes.secret();
        var token = session + '.' + Hashes.secret();
        var endsAt = wallClock.instant().plus(CAP);
        var family = new Family(memberId, epoch, transport, endsAt, Hashes.of(token));
        store.<Boolean>update(KEY + session, unused -> Change.put(family.text(), endsAt, true));
        return new Begun(memberId, new SessionKey(session, epoch), transport, token);
    }

    Rotation rotate(String token) {
        var session = session(token);
        var next = session + '.' + Hashes.secret();
        Rotation rotation = store.update(KEY + session, kept -> rotated(kept, session, token, next));
        if (rotation instanceof Rotation.Reused) {
            ended.end(session);
        }
        return rotation;
    }

    private static Change<Rotation> rotated(@Nullable String kept, String session, String token, String next) {
        if (kept == null) {
            return Change.remove(new Rotation.Unknown());
        }
        var family = Family.parse(kept);
        if (!family.newest().equals(Hashes.of(token))) {
            return Change.remove(new Rotation.Reused(family.memberId()));
        }
        var begun = new Begun(family.memberId(), new SessionKey(session, family.epoch()), family.transport(), next);
        return Change.put(family.next(Hashes.of(next)).text(), family.endsAt(), new Rotation.Rotated(begun));
    }

    /** Ends a session, its access tokens included. */
    void end(String session) {
        store.<Boolean>update(KEY + session, unused -> Change.remove(true));
        ended.end(session);
    }

    /** The session that a token belongs to. */
    static String session(String token) {
        var dot = token.indexOf('.');
        return dot < 0 ? token : token.substring(0, dot);
    }
}
