package org.mentorlink.query.payment.reconciliation;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads some parts while another is looked at, which happens by the one who asks, one after the other in the order in which they were
 * asked for.
 */
final class Ahead<T> {

    /** So many are read or held while one is looked at. */
    private static final int PARTS = 3;

    private final Executor reading;
    private final Consumer<T> looking;
    private final ArrayDeque<CompletableFuture<T>> asked = new ArrayDeque<>();

    Ahead(Executor reading, Consumer<T> looking) {
        this.reading = reading;
        this.looking = looking;
    }

    /** What reading an earlier one has thrown comes from here. */
    void ask(Supplier<T> part) {
        asked.add(CompletableFuture.supplyAsync(part, reading));
        if (asked.size() > PARTS) {
            look();
        }
    }

    /** Looks at those that are left. */
    void end() {
        while (!asked.isEmpty()) {
            look();
        }
    }

    private void look() {
        try {
            looking.accept(asked.remove().join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
