package org.mentorlink.program;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;

/** What can be asked of a program, by platform admins, and blackouts also by who runs it. */
public sealed interface ProgramCommand {

    ProgramId programId();

    record CreateProgram(@TargetAggregateIdentifier ProgramId programId, ProgramProfile profile)
            implements ProgramCommand {}

    /** Gives it another name or description, or opens and closes doors; the kind stays. */
    record ChangeProgram(
            @TargetAggregateIdentifier ProgramId programId,
            String name,
            @Nullable String description,
            boolean backgroundCheckRequired,
            boolean selfEnrolment)
            implements ProgramCommand {}

    /** Nobody enrols any more, and what it asks for blocks no booking; closing it twice changes nothing. */
    record CloseProgram(@TargetAggregateIdentifier ProgramId programId) implements ProgramCommand {}

    /** B4: gives a member the rights of this program, and of no other. */
    record AppointProgramAdmin(@TargetAggregateIdentifier ProgramId programId, MemberId memberId)
            implements ProgramCommand {}

    /** Closes the hours of its mentors for a while. Bookings that were made stay. */
    record AddBlackout(@TargetAggregateIdentifier ProgramId programId, Blackout blackout) implements ProgramCommand {}

    record RemoveBlackout(@TargetAggregateIdentifier ProgramId programId, String blackoutId)
            implements ProgramCommand {}

    record DismissProgramAdmin(@TargetAggregateIdentifier ProgramId programId, MemberId memberId)
            implements ProgramCommand {}
}
