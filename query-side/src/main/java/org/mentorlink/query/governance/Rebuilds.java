package org.mentorlink.query.governance;

import static com.mongodb.client.model.Filters.eq;

import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.ReadModelEvent;
import org.mentorlink.governance.ReadModelEvent.RebuildCancelled;
import org.mentorlink.governance.ReadModelEvent.RebuildCompleted;
import org.mentorlink.governance.ReadModelEvent.RebuildRequested;
import org.mentorlink.governance.RebuildStatus;
import org.mentorlink.governance.RebuildView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The last rebuild of each read model. */
@Component
public class Rebuilds extends Views<RebuildView> {

    private static final String STATUS = "status";

    Rebuilds(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "rebuilds", RebuildView.class);
    }

    @Override
    protected Map<String, Object> keys(RebuildView rebuild) {
        return Map.of(STATUS, rebuild.status().name());
    }

    public List<RebuildView> running() {
        return list(eq(STATUS, RebuildStatus.RUNNING.name()));
    }

    List<RebuildView> all() {
        return list(new Document());
    }

    static @Nullable RebuildView evolve(@Nullable RebuildView view, ReadModelEvent event, Seen seen) {
        return switch (event) {
            case RebuildRequested requested ->
                new RebuildView(
                        requested.rebuildId().value(),
                        requested.readModelId().value(),
                        RebuildStatus.RUNNING,
                        requested.requestedBy().value(),
                        seen.at(),
                        seen.position(),
                        null,
                        null);
            case RebuildCancelled cancelled -> view == null ? null : view.ended(RebuildStatus.CANCELLED, seen.at());
            case RebuildCompleted completed -> view == null ? null : view.ended(RebuildStatus.COMPLETED, seen.at());
        };
    }
}
