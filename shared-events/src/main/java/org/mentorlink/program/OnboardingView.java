package org.mentorlink.program;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.ConsentPurpose;

/**
 * One member's way through one plan, as it is now.
 *
 * @param programId absent for the platform itself
 * @param next key of the step that the member can go on with; absent where it is nobody's or staff's turn
 * @param percent whole per cent of the steps that are done
 * @param invited by others, into a program that the member has not agreed to take part in: it keeps them from nothing
 * @param bookable whether no required step is missing
 * @param since when something was last done in it
 */
public record OnboardingView(
        String id,
        String memberId,
        ProgramRole role,
        @Nullable String programId,
        int planVersion,
        List<OnboardingStepView> steps,
        @Nullable String next,
        int percent,
        boolean invited,
        boolean bookable,
        Instant since) {

    /**
     * A step of it.
     *
     * @param doneAt when the member confirmed it or staff passed it; absent for what the platform sees by itself
     * @param acceptedVersion the version of the text that was read; absent where nobody has confirmed it
     * @param answer what the member said; absent after an erasure
     * @param returnedBecause what staff said when it was last returned; only while it is open again
     */
    public record OnboardingStepView(
            String key,
            StepKind kind,
            String title,
            @Nullable String body,
            @Nullable String url,
            boolean required,
            @Nullable String documentKind,
            @Nullable ConsentPurpose purpose,
            int textVersion,
            StepState state,
            @Nullable Instant doneAt,
            @Nullable Integer acceptedVersion,
            @Nullable String answer,
            @Nullable String returnedBecause) {}
}
