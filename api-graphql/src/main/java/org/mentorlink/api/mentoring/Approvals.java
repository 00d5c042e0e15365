package org.mentorlink.api.mentoring;

import java.time.Duration;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorCommand.ApproveMentor;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Approves, and waits a moment until the member has the role, which follows the approval by itself. It listens before it
 * sends, so the role is not missed.
 */
@Component
class Approvals {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final QueryGateway queries;
    private final Mutations mutations;

    Approvals(QueryGateway queries, Mutations mutations) {
        this.queries = queries;
        this.mutations = mutations;
    }

    void approve(Visit visit, MentorView mentor) {
        var actor = visit.viewer().actingAs(Role.ADMIN);
        var command = new ApproveMentor(new MentorId(mentor.id()));
        if (mentor.approved()) {
            // Nothing follows from it any more.
            mutations.send(visit, actor, command);
            return;
        }
        try (SubscriptionQueryResult<MemberAccess, MemberAccess> changes =
                queries.subscriptionQuery(new FindAccess(mentor.memberId()), MemberAccess.class, MemberAccess.class)) {
            mutations.send(visit, actor, command);
            changes.initialResult()
                    .concatWith(changes.updates())
                    .filter(access -> access.roles().contains(Role.MENTOR))
                    .next()
                    .timeout(PATIENCE, Mono.empty())
                    .toFuture()
                    .join();
        }
    }
}
