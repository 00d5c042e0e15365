package org.mentorlink.command.program;

import static org.mentorlink.command.shared.Input.refusedInput;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.PlanEvent;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.ProgramEvent;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.Track;
import org.springframework.stereotype.Component;

/** Folds them from their own events, never off a read model that may be behind. */
@Component
final class StoredPrograms implements Programs {

    private final Streams streams;

    StoredPrograms(Streams streams) {
        this.streams = streams;
    }

    @Override
    public ProgramState program(ProgramId programId) {
        return find(programId).orElseThrow(() -> refusedInput("NOT_FOUND", "There is no such program.", "programId"));
    }

    @Override
    public OnboardingPlan plan(Track track) {
        @Nullable PlanState state = null;
        for (var event : streams.of(PlanId.of(track).value(), PlanEvent.class)) {
            state = PlanState.evolve(state, event);
        }
        var plan = state == null ? OnboardingPlan.initial(track) : state.plan();
        var program = track.programId();
        return program == null ? plan : plan.in(program(program).profile());
    }

    private Optional<ProgramState> find(ProgramId programId) {
        @Nullable ProgramState state = null;
        for (var event : streams.of(programId.value(), ProgramEvent.class)) {
            state = ProgramState.evolve(state, event);
        }
        return Optional.ofNullable(state);
    }
}
