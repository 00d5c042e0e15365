package org.mentorlink.program;

import org.axonframework.serialization.Revision;
import org.mentorlink.membership.MemberId;

/** What has happened to a program. */
public sealed interface ProgramEvent {

    ProgramId programId();

    @Revision("1")
    record ProgramCreated(ProgramId programId, ProgramProfile profile) implements ProgramEvent {}

    @Revision("1")
    record ProgramChanged(ProgramId programId, ProgramProfile profile) implements ProgramEvent {}

    @Revision("1")
    record ProgramClosed(ProgramId programId) implements ProgramEvent {}

    @Revision("1")
    record ProgramAdminAppointed(ProgramId programId, MemberId memberId) implements ProgramEvent {}

    @Revision("1")
    record BlackoutAdded(ProgramId programId, Blackout blackout) implements ProgramEvent {}

    @Revision("1")
    record BlackoutRemoved(ProgramId programId, String blackoutId) implements ProgramEvent {}

    @Revision("1")
    record ProgramAdminDismissed(ProgramId programId, MemberId memberId) implements ProgramEvent {}
}
