package org.mentorlink.query.mentoring;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorApplicationView;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of applications, those included that were approved. */
@Component
class MentorApplications extends Views<MentorApplicationView> {

    static final String APPROVED = "approved";
    static final String APPLIED_POSITION = "appliedPosition";

    MentorApplications(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "mentorApplications",
                MentorApplicationView.class,
                Indexes.ascending(APPROVED, APPLIED_POSITION));
    }

    void on(MentorEvent event, Seen seen) {
        var id = event.mentorId().value();
        if (event instanceof MentorApplied) {
            fold(
                    id,
                    seen,
                    before ->
                            before == null ? new MentorApplicationView(id, seen.at(), seen.position(), false) : before);
        } else if (event instanceof MentorApproved) {
            fold(id, seen, MentorApplications::approved);
        }
    }

    private static @Nullable MentorApplicationView approved(@Nullable MentorApplicationView before) {
        return before == null
                ? null
                : new MentorApplicationView(before.mentorId(), before.appliedAt(), before.appliedPosition(), true);
    }

    @Override
    protected Map<String, ?> keys(MentorApplicationView application) {
        return Map.of(APPROVED, application.approved(), APPLIED_POSITION, application.appliedPosition());
    }
}
