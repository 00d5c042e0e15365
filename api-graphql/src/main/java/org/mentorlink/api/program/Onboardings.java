package org.mentorlink.api.program;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.OnboardingId;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.OnboardingViews;
import org.mentorlink.program.ProgramQuery.FindOnboardings;
import org.mentorlink.program.Track;
import org.springframework.stereotype.Component;

/** The onboardings that requests are about. */
@Component
class Onboardings {

    private final Questions questions;

    Onboardings(Questions questions) {
        this.questions = questions;
    }

    @Nullable OnboardingView find(String memberId, Track track) {
        var id = OnboardingId.of(new MemberId(memberId), track).value();
        return of(List.of(memberId)).stream()
                .filter(onboarding -> onboarding.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    List<OnboardingView> of(Collection<String> memberIds) {
        return questions
                .ask(new FindOnboardings(List.copyOf(memberIds)), OnboardingViews.class)
                .onboardings();
    }

    /** For looking up, of one that belongs to no program. */
    static String programId(OnboardingView onboarding) {
        return Objects.requireNonNullElse(onboarding.programId(), "");
    }
}
