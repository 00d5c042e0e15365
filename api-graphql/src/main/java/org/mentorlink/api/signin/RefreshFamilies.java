package org.mentorlink.api.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.EndedSessions;
import org.mentorlink.api.graphql.SessionKey;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * A10: the sessions behind the refresh tokens. Each begins a family of tokens, of which a generation follows the one before.
 *
 * <p>The newest generation is good. The one before it is good for a little longer: a second tab asked at the same time,
 * or the answer was lost. What it leads to is as new as what it led to the first time; the next use of any of these makes the
 * next generation. Using anything older ends the family, because then two people hold it.
 *
 * <p>A token is its session's id, a secret that all tokens of the family share, and one of its own. Hashes alone are kept. Who
 * knows the id only, which access tokens tell, can do nothing to the session.
 */
@Component
class RefreshFamilies {

    static final Duration CAP = Duration.ofDays(30);

    /** Tabs that ask at once; of more than these the first to have asked would have to sign in again. */
    static final int SIBLINGS = 32;

    private static final String KEY = "refresh-generations/";

    private final EphemeralStore store;
    private final EndedSessions ended;
    private final Duration grace;
    private final Clock wallClock;

    RefreshFamilies(
            EphemeralStore store,
            EndedSessions ended,
            ApiProperties properties,
            @Qualifier("wallClock") Clock wallClock) {
        this.store = store;
        this.ended = ended;
        this.grace = properties.session().refreshGrace();
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

    private record Token(String session, String shared, String own) {

        static @Nullable Token parse(String text) {
            var parts = text.split("\\.", -1);
            return parts.length == 3 ? new Token(parts[0], parts[1], parts[2]) : null;
        }

        static Token first() {
            return new Token(Hashes.secret(), Hashes.secret(), Hashes.secret());
        }

        Token another() {
            return new Token(session, shared, Hashes.secret());
        }

        String text() {
            return session + '.' + shared + '.' + own;
        }

        String hash() {
            return Hashes.of(text());
        }
    }

    /**
     * @param shared hash of the secret that all tokens share
     * @param newest hashes of the newest generation
     * @param before those of the generation before it
     * @param graceEndsAt until when that one is good
     */
    private record Family(
            String memberId,
            long epoch,
            SessionTransport transport,
            Instant endsAt,
            String shared,
            List<String> newest,
            List<String> before,
            Instant graceEndsAt) {

        static Family parse(String text) {
            var parts = text.split("\\|", -1);
            return new Family(
                    parts[0],
                    Long.parseLong(parts[1]),
                    SessionTransport.valueOf(parts[2]),
                    Instant.ofEpochMilli(Long.parseLong(parts[3])),
                    parts[4],
                    List.of(parts[5].split(",", -1)),
                    List.of(parts[6].split(",", -1)),
                    Instant.ofEpochMilli(Long.parseLong(parts[7])));
        }

        String text() {
            return String.join(
                    "|",
                    memberId,
                    Long.toString(epoch),
                    transport.name(),
                    Long.toString(endsAt.toEpochMilli()),
                    shared,
                    String.join(",", newest),
                    String.join(",", before),
                    Long.toString(graceEndsAt.toEpochMilli()));
        }

        boolean knows(Token token) {
            return shared.equals(Hashes.of(token.shared()));
        }

        /** The family after a token was used; nothing where that is theft. */
        @Nullable Family after(Token used, Token next, Instant now, Duration grace) {
            if (newest.contains(used.hash())) {
                return with(List.of(next.hash()), newest, now.plus(grace));
            }
            return before.contains(used.hash()) && now.isBefore(graceEndsAt)
                    ? with(joined(newest, next.hash()), before, graceEndsAt)
                    : null;
        }

        private static List<String> joined(List<String> hashes, String another) {
            var all = new ArrayList<>(hashes);
            all.add(another);
            return all.subList(Math.max(0, all.size() - SIBLINGS), all.size());
        }

        private Family with(List<String> newer, List<String> older, Instant until) {
            return new Family(memberId, epoch, transport, endsAt, shared, newer, older, until);
        }

        Begun begun(Token token) {
            return new Begun(memberId, new SessionKey(token.session(), epoch), transport, token.text());
        }
    }

    Begun begin(String memberId, long epoch, SessionTransport transport) {
        var token = Token.first();
        var endsAt = wallClock.instant().plus(CAP);
        var family = new Family(
                memberId,
                epoch,
                transport,
                endsAt,
                Hashes.of(token.shared()),
                List.of(token.hash()),
                List.of(),
                Instant.EPOCH);
        store.<Boolean>update(KEY + token.session(), unused -> Change.put(family.text(), endsAt, true));
        return family.begun(token);
    }

    /** What {@link #rotate} would answer now; changes nothing, and the token it tells is none. */
    Rotation look(String text) {
        @Nullable Token token = Token.parse(text);
        return token == null
                ? new Rotation.Unknown()
                : rotated(store.read(KEY + token.session()), token, token.another(), wallClock.instant())
                        .answer();
    }

    Rotation rotate(String text) {
        @Nullable Token token = Token.parse(text);
        if (token == null) {
            return new Rotation.Unknown();
        }
        var next = token.another();
        var now = wallClock.instant();
        Rotation rotation = store.update(KEY + token.session(), kept -> rotated(kept, token, next, now));
        if (rotation instanceof Rotation.Reused) {
            ended.end(token.session());
        }
        return rotation;
    }

    private Change<Rotation> rotated(@Nullable String kept, Token token, Token next, Instant now) {
        if (kept == null) {
            return Change.remove(new Rotation.Unknown());
        }
        var family = Family.parse(kept);
        if (!family.knows(token)) {
            return Change.put(kept, family.endsAt(), new Rotation.Unknown());
        }
        @Nullable Family after = family.after(token, next, now, grace);
        return after == null
                ? Change.remove(new Rotation.Reused(family.memberId()))
                : Change.put(after.text(), family.endsAt(), new Rotation.Rotated(after.begun(next)));
    }

    /** Ends the session of a token, old or new, its access tokens included; of what is no token of it, nothing. */
    void endWith(String text) {
        @Nullable Token token = Token.parse(text);
        if (token == null) {
            return;
        }
        var isEnded = store.<Boolean>update(
                KEY + token.session(),
                kept -> kept == null || Family.parse(kept).knows(token)
                        ? Change.remove(kept != null)
                        : Change.put(kept, Family.parse(kept).endsAt(), false));
        if (isEnded) {
            ended.end(token.session());
        }
    }

    /** Ends a session, its access tokens included. The caller has seen that it is the viewer's own. */
    void end(String session) {
        store.<Boolean>update(KEY + session, unused -> Change.remove(true));
        ended.end(session);
    }
}
