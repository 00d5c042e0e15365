package org.mentorlink.command.payment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationEvent;
import org.mentorlink.payment.ReconciliationEvent.BreakAssigned;
import org.mentorlink.payment.ReconciliationEvent.BreakReopened;
import org.mentorlink.payment.ReconciliationEvent.BreakResolved;
import org.mentorlink.payment.ReconciliationEvent.BreaksFound;
import org.mentorlink.payment.ReconciliationEvent.MoreBreaksFound;
import org.mentorlink.payment.ReconciliationEvent.ReconciliationRun;
import org.mentorlink.shared.Personal;

/**
 * A reconciliation as decisions see it.
 *
 * @param breaks by their numbers
 */
record ReconciliationState(Map<Integer, Looked> breaks) {

    static final ReconciliationState NONE = new ReconciliationState(Map.of());

    /**
     * How far a break has been looked into.
     *
     * @param reason present once it is resolved
     */
    record Looked(
            ReconciliationBreak facts,
            @Nullable MemberId assigneeId,
            @Nullable Personal reason) {}

    ReconciliationState evolve(ReconciliationEvent event) {
        var after = new HashMap<>(breaks);
        switch (event) {
            case ReconciliationRun run -> {}
            case BreaksFound found ->
                found.breaks().forEach(one -> after.put(one.number(), new Looked(one, null, null)));
            case MoreBreaksFound more -> {}
            case BreakAssigned assigned ->
                after.computeIfPresent(
                        assigned.number(), (number, looked) -> new Looked(looked.facts(), assigned.assigneeId(), null));
            case BreakResolved resolved ->
                after.computeIfPresent(
                        resolved.number(),
                        (number, looked) -> new Looked(looked.facts(), looked.assigneeId(), resolved.reason()));
            case BreakReopened reopened ->
                after.computeIfPresent(
                        reopened.number(), (number, looked) -> new Looked(looked.facts(), looked.assigneeId(), null));
        }
        return new ReconciliationState(Map.copyOf(after));
    }
}
