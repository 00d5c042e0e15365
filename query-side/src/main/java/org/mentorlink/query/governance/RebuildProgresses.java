package org.mentorlink.query.governance;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.RebuildView.RebuildProgress;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * How far the rebuilds under way are, told by the process that works on one and asked of any. No read model: it follows no
 * events.
 */
@Component
public class RebuildProgresses {

    private static final String POSITION = "position";
    private static final String TARGET = "target";
    private static final String PER_SECOND = "perSecond";
    private static final String FAILING = "failing";

    private final MongoCollection<Document> progresses;

    RebuildProgresses(MongoTemplate mongo) {
        this.progresses = mongo.getCollection("rebuild-progress");
    }

    public void note(String rebuildId, RebuildProgress progress) {
        var document = new Document("_id", rebuildId)
                .append(POSITION, progress.position())
                .append(TARGET, progress.target())
                .append(PER_SECOND, progress.perSecond())
                .append(FAILING, progress.failing());
        progresses.replaceOne(eq("_id", rebuildId), document, new ReplaceOptions().upsert(true));
    }

    public void forget(String rebuildId) {
        progresses.deleteOne(eq("_id", rebuildId));
    }

    @Nullable RebuildProgress of(String rebuildId) {
        @Nullable Document found = progresses.find(eq("_id", rebuildId)).first();
        return found == null
                ? null
                : new RebuildProgress(
                        found.getLong(POSITION),
                        found.getLong(TARGET),
                        found.getLong(PER_SECOND),
                        found.getBoolean(FAILING));
    }
}
