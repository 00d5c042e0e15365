package org.mentorlink.query.payment.reconciliation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.shared.Money;

/**
 * The movements of one side, 57 bytes each while there are many, then ordered by what names them. A name is kept as the
 * first 128 bits of its hash.
 *
 * <p>To order them, the beginning of the name and the row's number share one {@code long}: sorting those costs a tenth of
 * sorting objects, and the few whose names begin alike are told apart by who reads them.
 */
final class Movements {

    /** As many as a row's number has room for. */
    static final int MOST = 1 << 21;

    private static final long NAME = -MOST;
    private static final int FIRST = 1_024;

    private final MessageDigest hash = sha256();
    private final List<String> currencies = new ArrayList<>();
    private int size;
    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private long[] amounts = new long[FIRST];
    private long[] fees = new long[FIRST];
    private long[] times = new long[FIRST];
    private long[] sources = new long[FIRST];
    private byte[] currency = new byte[FIRST];
    private long[] order = {};

    /** What a movement is called on both sides. */
    record Name(long high, long low) {}

    /**
     * Adds one.
     *
     * @param name of movements of its kind: the same on both sides
     * @param source where its side tells more of it
     * @throws TooMany when there is no room for it
     */
    void add(MovementKind kind, String name, Money amount, long feeMinor, Instant at, long source) {
        if (size == MOST) {
            throw new TooMany();
        }
        if (size == high.length) {
            grow();
        }
        var named = name(kind, name);
        high[size] = named.high();
        low[size] = named.low();
        amounts[size] = amount.amountMinor();
        fees[size] = feeMinor;
        times[size] = micros(at);
        sources[size] = source;
        currency[size] = (byte) number(amount.currency());
        size++;
    }

    /** Before they are in order. */
    void rename(int row, MovementKind kind, String name) {
        var named = name(kind, name);
        high[row] = named.high();
        low[row] = named.low();
    }

    /** More than can be compared at once. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("more than " + MOST + " movements");
        }
    }

    Name name(MovementKind kind, String name) {
        hash.update((byte) kind.ordinal());
        var digest = ByteBuffer.wrap(hash.digest(name.getBytes(StandardCharsets.UTF_8)));
        return new Name(digest.getLong(), digest.getLong());
    }

    private void grow() {
        var room = Math.min(MOST, high.length * 2);
        high = Arrays.copyOf(high, room);
        low = Arrays.copyOf(low, room);
        amounts = Arrays.copyOf(amounts, room);
        fees = Arrays.copyOf(fees, room);
        times = Arrays.copyOf(times, room);
        sources = Arrays.copyOf(sources, room);
        currency = Arrays.copyOf(currency, room);
    }

    private int number(String code) {
        var known = currencies.indexOf(code);
        if (known >= 0) {
            return known;
        }
        if (currencies.size() > Byte.MAX_VALUE) {
            throw new TooMany();
        }
        currencies.add(code);
        return currencies.size() - 1;
    }

    /** Once all are there. */
    Movements sorted() {
        order = new long[size];
        for (var row = 0; row < size; row++) {
            order[row] = (high[row] & NAME) | row;
        }
        Arrays.parallelSort(order);
        return this;
    }

    /** Whether there is one of that name; once they are in order. */
    boolean has(Name name) {
        var beginning = name.high() & NAME;
        var low = 0;
        var most = size;
        while (low < most) {
            var middle = (low + most) >>> 1;
            if (beginning(middle) < beginning) {
                low = middle + 1;
            } else {
                most = middle;
            }
        }
        for (var n = low; n < size && beginning(n) == beginning; n++) {
            if (name(row(n)).equals(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * With the fees that are stated of them, each with the movement of its name: of several with one name, the earliest that has
     * none yet. Of one in another currency nothing is taken.
     */
    Movements withFees(Movements stated) {
        if (stated.size == 0) {
            return this;
        }
        sorted();
        stated.sorted();
        var given = new BitSet(size);
        var first = 0;
        for (var n = 0; n < stated.size; n++) {
            while (first < size && beginning(first) < stated.beginning(n)) {
                first++;
            }
            var fee = stated.row(n);
            var best = -1;
            for (var m = first; m < size && beginning(m) == stated.beginning(n); m++) {
                var row = row(m);
                if (isNamedAs(row, stated, fee) && !given.get(row) && (best < 0 || times[row] < times[best])) {
                    best = row;
                }
            }
            if (best >= 0) {
                given.set(best);
                fees[best] = currency(best).equals(stated.currency(fee)) ? stated.fees[fee] : 0;
            }
        }
        return this;
    }

    /**
     * With what staff posted of fees, on top of those that were stated; of several with one name, the first in order has all of it.
     *
     * @param fees by the name of the movement
     */
    Movements withPosted(Map<Name, Money> fees) {
        if (fees.isEmpty()) {
            return this;
        }
        var left = new HashMap<>(fees);
        for (var row = 0; row < size && !left.isEmpty(); row++) {
            var fee = left.remove(name(row));
            if (fee != null && fee.currency().equals(currency(row))) {
                this.fees[row] = Math.addExact(this.fees[row], fee.amountMinor());
            }
        }
        return this;
    }

    int size() {
        return size;
    }

    /** The beginning of the name of the n-th in order. */
    long beginning(int n) {
        return order[n] & NAME;
    }

    /** The row that is the n-th in order. */
    int row(int n) {
        return (int) (order[n] & ~NAME);
    }

    Name name(int row) {
        return new Name(high[row], low[row]);
    }

    boolean isNamedAs(int row, Movements other, int otherRow) {
        return high[row] == other.high[otherRow] && low[row] == other.low[otherRow];
    }

    long amount(int row) {
        return amounts[row];
    }

    long fee(int row) {
        return fees[row];
    }

    String currency(int row) {
        return currencies.get(currency[row]);
    }

    /** Microseconds since 1970. */
    long time(int row) {
        return times[row];
    }

    long source(int row) {
        return sources[row];
    }

    static long micros(Instant at) {
        return Math.addExact(
                TimeUnit.SECONDS.toMicros(at.getEpochSecond()), TimeUnit.NANOSECONDS.toMicros(at.getNano()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
