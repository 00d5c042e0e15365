package org.mentorlink.program;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

/** What has happened to a member's part in the programs, and in their onboarding. */
public sealed interface ParticipantEvent {

    ParticipantId participantId();

    MemberId memberId();

    /**
     * @param invited done by others, and the member has not agreed to it yet: what the program requires keeps them from
     *     nothing. Absent in the first revision, when nobody was asked.
     */
    @Revision("2")
    record MemberEnrolled(
            ParticipantId participantId,
            MemberId memberId,
            ProgramId programId,
            ProgramRole role,
            @Nullable Boolean invited)
            implements ParticipantEvent {}

    /** The member agrees to the enrolment that others have done. */
    @Revision("1")
    record EnrolmentAccepted(ParticipantId participantId, MemberId memberId, ProgramId programId, ProgramRole role)
            implements ParticipantEvent {}

    @Revision("1")
    record MemberWithdrawn(
            ParticipantId participantId,
            MemberId memberId,
            ProgramId programId,
            ProgramRole role,
            @Nullable Personal reason)
            implements ParticipantEvent {}

    /** @param textVersion the version of the text that was read and, with a code of conduct, accepted */
    @Revision("1")
    record StepCompleted(
            ParticipantId participantId,
            MemberId memberId,
            Track track,
            String step,
            StepKind kind,
            int textVersion,
            @Nullable Personal answer)
            implements ParticipantEvent {}

    /** It is staff's turn. */
    @Revision("1")
    record StepSubmitted(
            ParticipantId participantId,
            MemberId memberId,
            Track track,
            String step,
            StepKind kind,
            int textVersion,
            @Nullable Personal answer)
            implements ParticipantEvent {}

    /** Staff has passed it. */
    @Revision("1")
    record StepPassed(
            ParticipantId participantId,
            MemberId memberId,
            Track track,
            String step,
            StepKind kind,
            int textVersion,
            @Nullable Personal reason)
            implements ParticipantEvent {}

    /** Staff has not passed it, or passes it no longer; it is the member's turn again. */
    @Revision("1")
    record StepReturned(
            ParticipantId participantId, MemberId memberId, Track track, String step, StepKind kind, Personal reason)
            implements ParticipantEvent {}

    /**
     * The platform has seen something, or, where the state is open, sees it no longer.
     *
     * @param source what it was seen by
     * @param until the first day it counts no more; absent where it does not end
     */
    @Revision("1")
    record EvidenceNoted(
            ParticipantId participantId,
            MemberId memberId,
            Evidence evidence,
            String source,
            StepState state,
            @Nullable LocalDate until)
            implements ParticipantEvent {}

    /** Everything that matters in this onboarding is done. */
    @Revision("1")
    record OnboardingMet(ParticipantId participantId, MemberId memberId, Track track) implements ParticipantEvent {}
}
