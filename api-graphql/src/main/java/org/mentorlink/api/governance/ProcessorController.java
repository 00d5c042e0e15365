package org.mentorlink.api.governance;

import java.util.List;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.shared.PositionQuery.FindProcessors;
import org.mentorlink.shared.PositionQuery.ProcessorView;
import org.mentorlink.shared.PositionQuery.ProcessorViews;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** R6: how far the processors of events are, for admins. */
@Controller
class ProcessorController {

    private final Questions questions;

    ProcessorController(Questions questions) {
        this.questions = questions;
    }

    enum EventProcessorKind {
        READ_MODEL,
        PROCESS,
        WORKER;

        static EventProcessorKind of(String name) {
            if (name.startsWith("projection-")) {
                return READ_MODEL;
            }
            return name.startsWith("saga-") ? PROCESS : WORKER;
        }
    }

    record EventProcessor(String name, EventProcessorKind kind, String position, long behind, boolean failing) {

        static EventProcessor of(ProcessorView processor, long head) {
            return new EventProcessor(
                    processor.name(),
                    EventProcessorKind.of(processor.name()),
                    Long.toString(processor.position()),
                    Math.max(0, head - processor.position()),
                    processor.failing());
        }
    }

    record EventProcessors(String head, List<EventProcessor> processors) {}

    @QueryMapping
    EventProcessors eventProcessors() {
        var found = questions.ask(new FindProcessors(), ProcessorViews.class);
        return new EventProcessors(
                Long.toString(found.head()),
                found.processors().stream()
                        .map(processor -> EventProcessor.of(processor, found.head()))
                        .toList());
    }
}
