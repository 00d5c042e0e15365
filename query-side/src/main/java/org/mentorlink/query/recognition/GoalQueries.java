package org.mentorlink.query.recognition;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.Pages;
import org.mentorlink.recognition.GoalPage;
import org.mentorlink.recognition.GoalQuery.FindGoal;
import org.mentorlink.recognition.GoalQuery.ListGoals;
import org.mentorlink.recognition.GoalView;
import org.springframework.stereotype.Component;

@Component
class GoalQueries {

    private final Goals goals;

    GoalQueries(Goals goals) {
        this.goals = goals;
    }

    @QueryHandler
    @Nullable GoalView handle(FindGoal query) {
        return goals.find(query.goalId()).orElse(null);
    }

    @QueryHandler
    GoalPage handle(ListGoals query) {
        var filters = new ArrayList<Bson>();
        filters.add(eq(Goals.MEMBER, query.memberId()));
        filters.add(lt(Goals.SET_POSITION, Pages.after(query.page(), Long.MAX_VALUE)));
        if (!query.statuses().isEmpty()) {
            filters.add(
                    in(Goals.STATUS, query.statuses().stream().map(Enum::name).toList()));
        }
        var rows = goals.list(and(filters), Sorts.descending(Goals.SET_POSITION), Pages.rows(query.page()));
        return new GoalPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }
}
