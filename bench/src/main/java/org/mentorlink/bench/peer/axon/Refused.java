package org.mentorlink.bench.peer.axon;

/** A request that is not granted. */
final class Refused extends RuntimeException {

    Refused(String code) {
        super(code, null, false, false);
    }

    static void unless(boolean condition, String code) {
        if (!condition) {
            throw new Refused(code);
        }
    }
}
