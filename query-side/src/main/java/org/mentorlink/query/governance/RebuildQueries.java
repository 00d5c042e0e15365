package org.mentorlink.query.governance;

import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.governance.GovernanceQuery.FindRebuilds;
import org.mentorlink.governance.RebuildStatus;
import org.mentorlink.governance.RebuildView;
import org.mentorlink.governance.RebuildViews;
import org.springframework.stereotype.Component;

@Component
class RebuildQueries {

    private final Rebuilds rebuilds;
    private final RebuildProgresses progresses;

    RebuildQueries(Rebuilds rebuilds, RebuildProgresses progresses) {
        this.rebuilds = rebuilds;
        this.progresses = progresses;
    }

    @QueryHandler
    RebuildViews handle(FindRebuilds query) {
        return new RebuildViews(rebuilds.all().stream().map(this::withProgress).toList());
    }

    private RebuildView withProgress(RebuildView rebuild) {
        return rebuild.status() == RebuildStatus.RUNNING ? rebuild.with(progresses.of(rebuild.id())) : rebuild;
    }
}
