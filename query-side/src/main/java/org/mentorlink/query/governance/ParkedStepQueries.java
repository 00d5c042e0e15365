package org.mentorlink.query.governance;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.GovernanceQuery.FindParkedStep;
import org.mentorlink.governance.GovernanceQuery.ListParkedSteps;
import org.mentorlink.governance.ParkedStepPage;
import org.mentorlink.governance.ParkedStepView;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class ParkedStepQueries {

    private final ParkedSteps steps;

    ParkedStepQueries(ParkedSteps steps) {
        this.steps = steps;
    }

    @QueryHandler
    ParkedStepPage handle(ListParkedSteps query) {
        var filter = and(
                eq(ParkedSteps.RESOLVED, query.resolved()),
                lt(ParkedSteps.PARKED_POSITION, Pages.after(query.page(), Long.MAX_VALUE)));
        var rows = steps.list(filter, Sorts.descending(ParkedSteps.PARKED_POSITION), Pages.rows(query.page()));
        return new ParkedStepPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    @Nullable ParkedStepView handle(FindParkedStep query) {
        return steps.find(query.stepId()).orElse(null);
    }
}
