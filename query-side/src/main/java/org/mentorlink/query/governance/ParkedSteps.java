package org.mentorlink.query.governance;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.ParkedStepView;
import org.mentorlink.governance.StepEvent;
import org.mentorlink.governance.StepEvent.StepParked;
import org.mentorlink.governance.StepEvent.StepResolved;
import org.mentorlink.governance.StepEvent.StepRetried;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of parked steps. */
@Component
class ParkedSteps extends Views<ParkedStepView> {

    static final String PARKED_POSITION = "parkedPosition";
    static final String RESOLVED = "resolved";

    ParkedSteps(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "parked-steps",
                ParkedStepView.class,
                Indexes.compoundIndex(Indexes.ascending(RESOLVED), Indexes.descending(PARKED_POSITION)));
    }

    @Override
    protected Map<String, Object> keys(ParkedStepView step) {
        return Map.of(RESOLVED, step.resolved(), PARKED_POSITION, step.parkedPosition());
    }

    static @Nullable ParkedStepView evolve(@Nullable ParkedStepView view, StepEvent event, Seen seen) {
        return switch (event) {
            case StepParked parked -> parked(parked, seen);
            case StepRetried retried -> view;
            case StepResolved resolved -> view == null ? null : resolved(view);
        };
    }

    /** Parked again, it is the newest. */
    private static ParkedStepView parked(StepParked event, Seen seen) {
        return new ParkedStepView(
                event.stepId().value(),
                event.processId(),
                event.commandType(),
                event.cause(),
                event.times(),
                false,
                seen.at(),
                seen.position());
    }

    private static ParkedStepView resolved(ParkedStepView view) {
        return new ParkedStepView(
                view.id(),
                view.processId(),
                view.commandType(),
                view.cause(),
                view.times(),
                true,
                view.parkedAt(),
                view.parkedPosition());
    }
}
