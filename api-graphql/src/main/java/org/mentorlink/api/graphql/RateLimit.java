package org.mentorlink.api.graphql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;

/**
 * At most so many uses by one name within any stretch of the period. A token bucket would let more through in a stretch
 * that begins before a refill, and "at most 3 per hour" (I7) means any hour; so the moments themselves are kept, in the
 * store that all processes of the API share.
 */
public final class RateLimit {

    /** Above so many uses, those close to each other are kept as one moment, the later: the limit holds, the wait is a little longer. */
    private static final int MOMENTS = 200;

    private final EphemeralStore store;
    private final String limit;
    private final int uses;
    private final Duration period;
    private final long grainMillis;
    private final Clock clock;
    private final Clock wallClock;

    RateLimit(EphemeralStore store, String limit, int uses, Duration period, Clock clock, Clock wallClock) {
        this.store = store;
        this.limit = limit;
        this.uses = uses;
        this.period = period;
        this.grainMillis = uses > MOMENTS ? period.toMillis() / MOMENTS : 0;
        this.clock = clock;
        this.wallClock = wallClock;
    }

    /** Uses it once and answers 0; or, used up, answers after how many seconds it can be used again. */
    public long use(String name) {
        return use(name, "");
    }

    /** Uses it once, or throws a RATE_LIMITED problem that says when to come back. */
    public void require(String name) {
        var wait = use(name);
        if (wait > 0) {
            throw Problem.rateLimited(wait);
        }
    }

    /**
     * The same as {@link #use(String)}, but using it again for the same thing within the period is free.
     *
     * @param what an id without blanks; empty where each use counts
     */
    public long use(String name, String what) {
        return take(name, what).seconds();
    }

    /** As {@link #use(String, String)}; also answers whether it took a use that can be given back. */
    public Use take(String name, String what) {
        var now = clock.millis();
        return store.<Use>update(key(name), before -> used(Moments.read(before), what, now));
    }

    /** Nothing came of what it was used for, and it counts no longer. For whoever took that use, and no others. */
    public void giveBack(String name, String what) {
        store.<Boolean>update(key(name), before -> {
            var moments = Moments.read(before);
            moments.remove(what);
            return moments.isEmpty() ? Change.remove(true) : Change.put(moments.write(), forgottenAt(), true);
        });
    }

    private String key(String name) {
        return "limit-" + limit + '/' + name;
    }

    /**
     * Whether something may be done.
     *
     * @param seconds 0 if it may, else after how many it may
     * @param isNew whether this counts, and did not before
     */
    public record Use(long seconds, boolean isNew) {}

    private Change<Use> used(Moments moments, String what, long now) {
        moments.forgetUntil(now - period.toMillis());
        var isAgain = !what.isEmpty() && moments.hold(what);
        var isFree = isAgain || moments.uses() < uses;
        var wait = isFree ? 0 : waitUntilFree(moments, now);
        if (isFree && !isAgain) {
            moments.add(what, now, grainMillis);
        }
        var use = new Use(wait, isFree && !isAgain);
        return moments.isEmpty() ? Change.remove(use) : Change.put(moments.write(), forgottenAt(), use);
    }

    private long waitUntilFree(Moments moments, long now) {
        var millis = moments.isEmpty() ? period.toMillis() : moments.oldest() + period.toMillis() - now;
        return Math.max(1, (millis + 999) / 1000);
    }

    private Instant forgottenAt() {
        return wallClock.instant().plus(period);
    }

    /**
     * One moment of use.
     *
     * @param at by the clock, in milliseconds
     * @param uses how many uses it stands for
     * @param what was used for; may be empty
     */
    private record Moment(long at, int uses, String what) {

        static Moment read(String text) {
            var parts = text.split(",", 3);
            return new Moment(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        }

        String write() {
            return at + "," + uses + ',' + what;
        }
    }

    /** Oldest first. */
    private record Moments(ArrayDeque<Moment> list) {

        static Moments read(@Nullable String text) {
            var moments = new ArrayDeque<Moment>();
            if (text != null) {
                Arrays.stream(text.split(" ", -1)).map(Moment::read).forEach(moments::add);
            }
            return new Moments(moments);
        }

        String write() {
            return list.stream().map(Moment::write).collect(Collectors.joining(" "));
        }

        boolean isEmpty() {
            return list.isEmpty();
        }

        boolean hold(String what) {
            return list.stream().anyMatch(moment -> moment.what().equals(what));
        }

        long oldest() {
            return list.getFirst().at();
        }

        int uses() {
            return list.stream().mapToInt(Moment::uses).sum();
        }

        void forgetUntil(long moment) {
            while (!list.isEmpty() && list.getFirst().at() <= moment) {
                list.removeFirst();
            }
        }

        /** Where many uses are kept as one moment, only the last of them is known by name, and the others stay. */
        void remove(String what) {
            list.removeIf(moment -> moment.uses() == 1 && moment.what().equals(what));
        }

        /** Clocks of several processes differ a little; the order is kept by taking the later moment. */
        void add(String what, long now, long grainMillis) {
            @Nullable Moment last = list.peekLast();
            var at = last == null ? now : Math.max(last.at(), now);
            if (last != null && grainMillis > 0 && last.at() / grainMillis == at / grainMillis) {
                list.removeLast();
                list.addLast(new Moment(at, last.uses() + 1, what));
            } else {
                list.addLast(new Moment(at, 1, what));
            }
        }
    }
}
