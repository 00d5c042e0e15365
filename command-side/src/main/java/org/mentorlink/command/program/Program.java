package org.mentorlink.command.program;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.program.ProgramCommand.AddBlackout;
import org.mentorlink.program.ProgramCommand.AppointProgramAdmin;
import org.mentorlink.program.ProgramCommand.ChangeProgram;
import org.mentorlink.program.ProgramCommand.CloseProgram;
import org.mentorlink.program.ProgramCommand.CreateProgram;
import org.mentorlink.program.ProgramCommand.DismissProgramAdmin;
import org.mentorlink.program.ProgramCommand.RemoveBlackout;
import org.mentorlink.program.ProgramEvent;
import org.mentorlink.program.ProgramEvent.BlackoutAdded;
import org.mentorlink.program.ProgramEvent.BlackoutRemoved;
import org.mentorlink.program.ProgramEvent.ProgramAdminAppointed;
import org.mentorlink.program.ProgramEvent.ProgramAdminDismissed;
import org.mentorlink.program.ProgramEvent.ProgramChanged;
import org.mentorlink.program.ProgramEvent.ProgramClosed;
import org.mentorlink.program.ProgramEvent.ProgramCreated;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramProfile;
import org.mentorlink.shared.Refused;

/**
 * A program as it is run: created, changed and in the end closed by platform admins, and run by those they appoint. Who
 * takes part in it is each participant's own.
 */
@Aggregate
class Program {

    @AggregateIdentifier
    private ProgramId programId;

    private @Nullable ProgramState state;

    Program() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateProgram command) {
        var profile = ProgramInput.checked(command.profile());
        if (state == null) {
            apply(new ProgramCreated(command.programId(), profile));
        } else if (!state.profile().equals(profile)) {
            throw Refused.because("PROGRAM_EXISTS", "There is another program of this id.");
        }
    }

    @CommandHandler
    void handle(ChangeProgram command) {
        var profile = ProgramInput.checked(new ProgramProfile(
                command.name(),
                state().profile().kind(),
                command.description(),
                command.backgroundCheckRequired(),
                command.selfEnrolment()));
        if (!state().profile().equals(profile)) {
            state().requireOpen();
            apply(new ProgramChanged(command.programId(), profile));
        }
    }

    @CommandHandler
    void handle(CloseProgram command) {
        if (!state().closed()) {
            apply(new ProgramClosed(command.programId()));
        }
    }

    @CommandHandler
    void handle(AppointProgramAdmin command) {
        if (!state().admins().contains(command.memberId())) {
            apply(new ProgramAdminAppointed(command.programId(), command.memberId()));
        }
    }

    @CommandHandler
    void handle(DismissProgramAdmin command) {
        if (state().admins().contains(command.memberId())) {
            apply(new ProgramAdminDismissed(command.programId(), command.memberId()));
        }
    }

    /** Added again it changes nothing. */
    @CommandHandler
    void handle(AddBlackout command, Clock clock) {
        var blackout = ProgramInput.checked(command.blackout());
        if (state().blackout(blackout.id()).isEmpty()) {
            state().requireOpen();
            ProgramInput.requireRoom(state(), blackout, clock.instant());
            apply(new BlackoutAdded(command.programId(), blackout));
        }
    }

    @CommandHandler
    void handle(RemoveBlackout command) {
        if (state().blackout(command.blackoutId()).isPresent()) {
            apply(new BlackoutRemoved(command.programId(), command.blackoutId()));
        }
    }

    @EventSourcingHandler
    void on(ProgramEvent event) {
        programId = event.programId();
        state = ProgramState.evolve(state, event);
    }

    private ProgramState state() {
        if (state == null) {
            throw new IllegalStateException("a program begins with its creation");
        }
        return state;
    }
}
