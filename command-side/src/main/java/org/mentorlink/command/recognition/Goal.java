package org.mentorlink.command.recognition;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.optionalReason;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Version;
import org.mentorlink.recognition.GoalCommand.AchieveGoal;
import org.mentorlink.recognition.GoalCommand.ChangeGoal;
import org.mentorlink.recognition.GoalCommand.DropGoal;
import org.mentorlink.recognition.GoalCommand.ReopenGoal;
import org.mentorlink.recognition.GoalCommand.SetGoal;
import org.mentorlink.recognition.GoalEvent;
import org.mentorlink.recognition.GoalEvent.GoalAchieved;
import org.mentorlink.recognition.GoalEvent.GoalChanged;
import org.mentorlink.recognition.GoalEvent.GoalDropped;
import org.mentorlink.recognition.GoalEvent.GoalReopened;
import org.mentorlink.recognition.GoalEvent.GoalSet;
import org.mentorlink.recognition.GoalId;
import org.mentorlink.recognition.GoalStatus;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * C7: what one member wants to reach. Set and open to changes, then achieved or dropped; either way it can be taken up
 * again.
 */
@Aggregate
public class Goal {

    @AggregateIdentifier
    private GoalId goalId;

    private @Nullable GoalState state;
    private Version version = Version.NONE;

    Goal() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetGoal command, Clock clock) {
        var content = GoalInput.content(command, clock.instant());
        if (state == null) {
            apply(new GoalSet(command.goalId(), command.memberId(), content));
        } else if (!state.content().equals(content)) {
            throw Refused.because("ALREADY_SET", "This goal has been set already.");
        }
    }

    @CommandHandler
    void handle(ChangeGoal command, Clock clock) {
        var now = state();
        var content = GoalInput.edited(now.memberId(), now.content(), command, clock.instant());
        if (!content.equals(now.content())) {
            version.require(command.expectedVersion());
            requireOpen(now);
            apply(new GoalChanged(command.goalId(), content));
        }
    }

    @CommandHandler
    void handle(AchieveGoal command) {
        if (state().status() != GoalStatus.ACHIEVED) {
            requireOpen(state());
            apply(new GoalAchieved(command.goalId(), state().memberId()));
        }
    }

    @CommandHandler
    void handle(DropGoal command) {
        var reason = optionalReason(command.reason());
        if (state().status() != GoalStatus.DROPPED) {
            requireOpen(state());
            apply(new GoalDropped(command.goalId(), Personal.ofNullable(state().memberId(), reason)));
        }
    }

    @CommandHandler
    void handle(ReopenGoal command) {
        if (state().status() != GoalStatus.OPEN) {
            apply(new GoalReopened(command.goalId()));
        }
    }

    @EventSourcingHandler
    void on(GoalEvent event, @SequenceNumber long sequence) {
        goalId = event.goalId();
        state = GoalState.evolve(state, event);
        version = version.after(sequence, true);
    }

    private GoalState state() {
        if (state == null) {
            throw new IllegalStateException("a goal begins with being set");
        }
        return state;
    }

    private static void requireOpen(GoalState goal) {
        if (goal.status() != GoalStatus.OPEN) {
            throw Refused.because("GOAL_NOT_OPEN", "This goal was achieved or dropped; reopen it first.");
        }
    }
}
