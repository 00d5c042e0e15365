package org.mentorlink.program;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;

/** What can be asked of a member's part in the programs. */
public sealed interface ParticipantCommand {

    ParticipantId participantId();

    MemberId memberId();

    /**
     * Enrols a member, or accepts for them what others have done.
     *
     * @param self whether the member asks for it; by others one is only invited
     * @param managed whether who asks manages the program; others need its consent or an invitation
     */
    record EnrolMember(
            @TargetAggregateIdentifier ParticipantId participantId,
            MemberId memberId,
            ProgramId programId,
            ProgramRole role,
            boolean self,
            boolean managed)
            implements ParticipantCommand {}

    /** Ends the part in a program; what was done in its onboarding is kept for a return. */
    record WithdrawMember(
            @TargetAggregateIdentifier ParticipantId participantId,
            MemberId memberId,
            ProgramId programId,
            ProgramRole role,
            @Nullable String reason)
            implements ParticipantCommand {}

    /**
     * The member has done a step; handed to staff where staff has the last word.
     *
     * @param answer what the member says to it, if anything
     * @param textVersion the version of the text the member has read; absent for the newest
     */
    record CompleteStep(
            @TargetAggregateIdentifier ParticipantId participantId,
            MemberId memberId,
            Track track,
            String step,
            @Nullable String answer,
            @Nullable Integer textVersion)
            implements ParticipantCommand {

        @Override
        public String toString() {
            return "CompleteStep[" + participantId + " " + track + " " + step + "]";
        }
    }

    /**
     * Staff passes a step that it has the last word on, or returns it to the member.
     *
     * @param reviewerId who does; never the member
     * @param reason must be given to return it
     */
    record ReviewStep(
            @TargetAggregateIdentifier ParticipantId participantId,
            MemberId memberId,
            Track track,
            String step,
            MemberId reviewerId,
            boolean passed,
            @Nullable String reason)
            implements ParticipantCommand {

        @Override
        public String toString() {
            return "ReviewStep[" + participantId + " " + track + " " + step + "]";
        }
    }

    /**
     * The platform has seen something of a member.
     *
     * @param source what it was seen by, such as the document's id; the same source says it again when it has changed
     * @param until the first day it counts no more; absent where it does not end
     */
    record NoteEvidence(
            @TargetAggregateIdentifier ParticipantId participantId,
            MemberId memberId,
            Evidence evidence,
            String source,
            StepState state,
            @Nullable LocalDate until)
            implements ParticipantCommand {}

    /** What a source has shown counts no more. */
    record ForgetEvidence(@TargetAggregateIdentifier ParticipantId participantId, MemberId memberId, String source)
            implements ParticipantCommand {}
}
