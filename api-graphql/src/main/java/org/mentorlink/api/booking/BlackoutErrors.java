package org.mentorlink.api.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.UserError.ProgramBlackout;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.program.BlackoutsOfMentors;
import org.mentorlink.program.ProgramQuery.FindBlackouts;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.TimeSlot;
import org.springframework.stereotype.Component;

/** H3: says until when a program keeps its mentors from giving sessions. */
@Component
class BlackoutErrors {

    static final String CODE = "PROGRAM_BLACKOUT";

    private final Questions questions;
    private final Mutations mutations;

    BlackoutErrors(Questions questions, Mutations mutations) {
        this.questions = questions;
        this.mutations = mutations;
    }

    UserError named(Refused.Refusal refusal, String mentorMemberId, Instant startsAt, Duration length) {
        return named(refusal, mentorMemberId, () -> TimeSlot.of(startsAt, length));
    }

    /** Of a time that was proposed and is to be accepted. */
    UserError named(Refused.Refusal refusal, String mentorMemberId, @Nullable ProposalView proposal) {
        return proposal == null
                ? UserError.of(refusal)
                : named(refusal, mentorMemberId, () -> new TimeSlot(proposal.startsAt(), proposal.endsAt()));
    }

    /** @param wanted asked only where it is a blackout that is in the way */
    UserError named(Refused.Refusal refusal, String mentorMemberId, Supplier<TimeSlot> wanted) {
        if (!refusal.code().equals(CODE)) {
            return UserError.of(refusal);
        }
        // What was refused was decided on the events; they may not all be seen yet.
        mutations.awaitHead();
        var session = wanted.get();
        return questions
                .ask(new FindBlackouts(List.of(mentorMemberId)), BlackoutsOfMentors.class)
                .byMember()
                .getOrDefault(mentorMemberId, List.of())
                .stream()
                .filter(blackout -> blackout.closes(session))
                .findFirst()
                .<UserError>map(blackout -> new ProgramBlackout(
                        refusal.message(),
                        UserError.of(refusal).path(),
                        blackout.name(),
                        blackout.period().startsAt(),
                        blackout.period().endsAt()))
                .orElseGet(() -> UserError.of(refusal));
    }
}
