package org.mentorlink.api.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.AuditVerification;
import org.mentorlink.shared.Ids;

/**
 * Work that goes on behind the request that began it.
 *
 * @param keeping whether it has found what it looked for and keeps it: too late to stop it
 * @param startedBy the id of a member of the staff
 * @param endedAt absent while it runs
 * @param outcome absent unless it was completed
 * @param failure absent unless it failed
 * @param rememberedUntil by the wall clock; of one that runs, so long without a sign of life, and it has died with its process
 */
public record LongWork(
        String id,
        LongWorkKind kind,
        LongWorkState state,
        boolean keeping,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable Failure failure,
        Instant rememberedUntil) {

    private static final String PREFIX = "wrk_";

    /** What it is. */
    public enum LongWorkKind {
        RECONCILIATION,
        AUDIT_CHECK
    }

    /** How far it is. */
    public enum LongWorkState {
        RUNNING,
        COMPLETED,
        CANCELLED,
        FAILED
    }

    /** What was found, whichever kind it was. */
    public record Outcome(
            @Nullable String reconciliationId, @Nullable AuditVerification verification) {}

    /** Why it failed, as a user error says it. */
    public record Failure(String code, String message) {}

    static LongWork begun(LongWorkKind kind, String startedBy, Instant at, Instant rememberedUntil) {
        return new LongWork(
                Ids.random(PREFIX),
                kind,
                LongWorkState.RUNNING,
                false,
                startedBy,
                at,
                null,
                null,
                null,
                rememberedUntil);
    }

    boolean isRunning() {
        return state == LongWorkState.RUNNING;
    }

    LongWork alive(Instant until) {
        return new LongWork(id, kind, state, keeping, startedBy, startedAt, endedAt, outcome, failure, until);
    }

    LongWork finding() {
        return new LongWork(id, kind, state, true, startedBy, startedAt, endedAt, outcome, failure, rememberedUntil);
    }

    LongWork ended(LongWorkState how, Instant at, @Nullable Outcome found, @Nullable Failure why, Instant until) {
        return new LongWork(id, kind, how, keeping, startedBy, startedAt, at, found, why, until);
    }
}
