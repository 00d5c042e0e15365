package org.mentorlink.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** What can be asked about programs and onboarding. Whether the viewer may read the answer is the asker's to check. */
public sealed interface ProgramQuery {

    /** Answers {@link ProgramView}, or nothing. */
    record FindProgram(String programId) implements ProgramQuery {}

    /** Answers {@link ProgramViews} in no particular order; unknown ids are left out. */
    record FindPrograms(List<String> programIds) implements ProgramQuery {}

    /**
     * Answers {@link ProgramPage}, newest first; the page's key is the position of the first event.
     *
     * @param adminId only those that this member runs
     * @param closed the closed ones too
     */
    record ListPrograms(@Nullable String adminId, boolean closed, Page page) implements ProgramQuery {}

    /** Answers {@link BlackoutsOfMentors}: of the open programs that these members have agreed to mentor in. */
    record FindBlackouts(List<String> memberIds) implements ProgramQuery {}

    /** Answers {@link OnboardingPlanView}, of a plan that nobody has configured too. */
    record FindOnboardingPlan(Track track) implements ProgramQuery {}

    /** Answers {@link OnboardingViews} of these members: the platform's first, by role, then the programs'. */
    record FindOnboardings(List<String> memberIds) implements ProgramQuery {}

    /** Answers {@link Readiness}: what keeps these members from a booking in that role. */
    record FindReadiness(List<String> memberIds, ProgramRole role) implements ProgramQuery {}

    /**
     * Answers {@link OnboardingQueuePage}, ordered by since when they wait.
     *
     * @param step only those who are at this step; all who have not come to the end where absent
     */
    record FindOnboardingQueue(Track track, @Nullable String step, Page page) implements ProgramQuery {}

    /** Answers {@link ParticipantPage}, ordered by id of the onboarding. */
    record ListParticipants(Track track, Page page) implements ProgramQuery {}

    /** Answers {@link ProgramStaff}: who runs the program, or where nobody does and for the platform, its admins. */
    record FindProgramStaff(@Nullable String programId) implements ProgramQuery {}
}
