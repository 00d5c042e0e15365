package org.mentorlink.governance;

import java.time.Instant;

/** A process step that keeps failing, as staff read it. */
public record ParkedStepView(
        String id,
        String processId,
        String commandType,
        String cause,
        int times,
        boolean resolved,
        Instant parkedAt,
        long parkedPosition) {}
