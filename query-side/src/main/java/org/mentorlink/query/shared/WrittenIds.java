package org.mentorlink.query.shared;

import java.util.BitSet;

/**
 * Which ids may be in a collection that began empty and that nobody else writes: all that were ever written to it, and by chance
 * some that were not. What was never written need not be looked for.
 *
 * <p>One bit for what an id hashes to: 256 kB at most, and of 100,000 ids one in twenty is looked for in vain.
 */
final class WrittenIds {

    private static final int BITS = 1 << 21;

    private final BitSet written = new BitSet();

    /** Before it is written. */
    synchronized void add(String id) {
        written.set(bit(id));
    }

    synchronized void addAll(WrittenIds others) {
        written.or(others.copy());
    }

    synchronized boolean mayContain(String id) {
        return written.get(bit(id));
    }

    synchronized void clear() {
        written.clear();
    }

    private synchronized BitSet copy() {
        return (BitSet) written.clone();
    }

    private static int bit(String id) {
        var hash = id.hashCode() * 0x9E3779B9;
        return (hash >>> 11) & (BITS - 1);
    }
}
