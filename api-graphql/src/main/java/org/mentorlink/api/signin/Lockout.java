package org.mentorlink.api.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * A11: after five wrong passwords in a row none is accepted for a minute, and twice as long after each further one, up to
 * a day. Counted by the fingerprint of the address, whether somebody has it or not. A try counts before it is checked, so
 * that many at once are no way around.
 */
@Component
class Lockout {

    static final int FREE = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String KEY = "sign-in-failures/";

    private final EphemeralStore store;
    private final Clock wallClock;

    Lockout(EphemeralStore store, @Qualifier("wallClock") Clock wallClock) {
        this.store = store;
        this.wallClock = wallClock;
    }

    /**
     * How it stands with an address.
     *
     * @param failures in a row
     * @param until when passwords are accepted again; absent where they are
     */
    record Failures(int count, @Nullable Instant until) {

        static final Failures NONE = new Failures(0, null);

        private static Failures parse(@Nullable String text) {
            if (text == null) {
                return NONE;
            }
            var parts = text.split("\\|", -1);
            var until = parts[1].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return new Failures(Integer.parseInt(parts[0]), until);
        }

        private String text() {
            return count + "|" + (until == null ? "" : until.toEpochMilli());
        }

        boolean isLocked(Instant now) {
            return until != null && until.isAfter(now);
        }
    }

    /** What a try meets: a lock, or what follows if it fails. */
    record Try(boolean locked, Failures failures) {}

    Try begin(String fingerprint) {
        var now = wallClock.instant();
        return store.update(KEY + fingerprint, kept -> {
            var before = Failures.parse(kept);
            var isLocked = before.isLocked(now);
            var after = isLocked ? before : failed(before.count() + 1, now);
            var until = after.until();
            var forgotten = (until == null ? now : until).plus(LONGEST);
            return Change.put(after.text(), forgotten, new Try(isLocked, after));
        });
    }

    private static Failures failed(int count, Instant now) {
        if (count < FREE) {
            return new Failures(count, null);
        }
        var doublings = Math.min(count - FREE, 20);
        var delay = FIRST.multipliedBy(1L << doublings);
        return new Failures(count, now.plus(delay.compareTo(LONGEST) < 0 ? delay : LONGEST));
    }

    /** The member has shown who they are. */
    void clear(String fingerprint) {
        store.<Boolean>update(KEY + fingerprint, unused -> Change.remove(true));
    }

    Failures of(String fingerprint) {
        var failures = Failures.parse(store.read(KEY + fingerprint));
        return failures.isLocked(wallClock.instant()) ? failures : new Failures(failures.count(), null);
    }
}
