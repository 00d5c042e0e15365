package org.mentorlink.command.payment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.ReconciliationEvent;
import org.mentorlink.payment.ReconciliationEvent.BreakAssigned;
import org.mentorlink.payment.ReconciliationEvent.BreakResolved;
import org.mentorlink.payment.ReconciliationEvent.BreaksFound;
import org.mentorlink.payment.ReconciliationEvent.ReconciliationRun;
import org.mentorlink.shared.Personal;

/**
 * A reconciliation as decisions see it.
 *
 * @param breaks by their numbers
 */
record ReconciliationState(Map<Integer, Looked> breaks) {

    static final ReconciliationState NONE = new ReconciliationState(Map.of());

    private static final Looked UNTOUCHED = new Looked(null, null);

    /**
     * How far a break has been looked into.
     *
     * @param reason present once it is resolved
     */
    record Looked(@Nullable MemberId assigneeId, @Nullable Personal reason) {}

    ReconciliationState evolve(ReconciliationEvent event) {
        var after = new HashMap<>(breaks);
        switch (event) {
            case ReconciliationRun run -> {}
            case BreaksFound found -> found.breaks().forEach(one -> after.put(one.number(), UNTOUCHED));
            case BreakAssigned assigned -> after.put(assigned.number(), new Looked(assigned.assigneeId(), null));
            case BreakResolved resolved ->
                after.computeIfPresent(
                        resolved.number(), (number, looked) -> new Looked(looked.assigneeId(), resolved.reason()));
        }
        return new ReconciliationState(Map.copyOf(after));
    }
}
