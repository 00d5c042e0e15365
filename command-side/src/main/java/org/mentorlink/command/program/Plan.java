package org.mentorlink.command.program;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.program.PlanCommand.ConfigureOnboarding;
import org.mentorlink.program.PlanEvent;
import org.mentorlink.program.PlanId;

/** What is asked of those who take up a role. It holds for everybody from the moment it is configured. */
@Aggregate
class Plan {

    @AggregateIdentifier
    private PlanId planId;

    private @Nullable PlanState state;

    Plan() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfigureOnboarding command, Programs programs) {
        var program = command.track().programId();
        if (program != null) {
            programs.program(program).requireOpen();
        }
        var before = state == null ? PlanState.initial(command.track()) : state;
        Configuring.configure(before, command).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(PlanEvent event) {
        planId = event.planId();
        state = PlanState.evolve(state, event);
    }
}
