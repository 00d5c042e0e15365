package org.mentorlink.api.booking;

import java.util.List;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.UserError.MissingOnboardingStep;
import org.mentorlink.api.graphql.UserError.OnboardingIncomplete;
import org.mentorlink.program.ProgramQuery.FindReadiness;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Readiness;
import org.mentorlink.program.Readiness.MissingStep;
import org.mentorlink.shared.Refused;
import org.springframework.stereotype.Component;

/** E2: says which steps are missing where somebody may not book, or be booked, before their onboarding. */
@Component
class MissingSteps {

    private final Questions questions;
    private final Mutations mutations;

    MissingSteps(Questions questions, Mutations mutations) {
        this.questions = questions;
        this.mutations = mutations;
    }

    /** A refusal about the input is about its mentor, any other about who asks. */
    OnboardingIncomplete named(Refused.Refusal refusal, String mentorMemberId, String menteeId) {
        var isMentors = !refusal.path().isEmpty();
        var role = isMentors ? ProgramRole.MENTOR : ProgramRole.MENTEE;
        // What was refused was decided on the events; they may not all be seen yet.
        mutations.awaitHead();
        var missing = questions
                .ask(new FindReadiness(List.of(isMentors ? mentorMemberId : menteeId), role), Readiness.class)
                .missing();
        return new OnboardingIncomplete(
                refusal.message(),
                UserError.of(refusal).path(),
                role,
                missing.stream().map(step -> told(step, isMentors)).toList());
    }

    /** In which programs a mentor is, is not told. */
    private static MissingOnboardingStep told(MissingStep step, boolean isMentors) {
        return new MissingOnboardingStep(step.step(), step.kind(), step.title(), isMentors ? null : step.programId());
    }
}
