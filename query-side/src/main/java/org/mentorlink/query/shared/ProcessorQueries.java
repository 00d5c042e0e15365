package org.mentorlink.query.shared;

import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.PositionQuery.FindProcessors;
import org.mentorlink.shared.PositionQuery.ProcessorView;
import org.mentorlink.shared.PositionQuery.ProcessorViews;
import org.mentorlink.shared.ProcessorProgress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** R6: how far processes, workers and read models are, those that run elsewhere too. */
@Component
class ProcessorQueries {

    private final ObjectProvider<ProcessorProgress> progress;

    ProcessorQueries(ObjectProvider<ProcessorProgress> progress) {
        this.progress = progress;
    }

    /** The head is asked for last: nobody is ahead of it. */
    @QueryHandler
    ProcessorViews handle(FindProcessors query) {
        @Nullable ProcessorProgress known = progress.getIfAvailable();
        if (known == null) {
            return new ProcessorViews(-1, List.of());
        }
        var processors = known.positions().entrySet().stream()
                .map(each -> new ProcessorView(each.getKey(), each.getValue(), known.isFailing(each.getKey())))
                .toList();
        return new ProcessorViews(known.head(), processors);
    }
}
