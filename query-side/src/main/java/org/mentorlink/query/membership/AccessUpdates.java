package org.mentorlink.query.membership;

import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** Tells those who serve a member live that what the member may do could have changed, when it can be read. */
@Component
class AccessUpdates {

    private final Members members;
    private final BatchedWrites writes;
    private final QueryUpdateEmitter updates;

    AccessUpdates(Members members, BatchedWrites writes, QueryUpdateEmitter updates) {
        this.members = members;
        this.writes = writes;
        this.updates = updates;
    }

    void changed(String memberId, Seen seen) {
        if (!seen.replayed()) {
            writes.afterwards("access-changed/" + memberId, () -> emit(memberId));
        }
    }

    private void emit(String memberId) {
        members.current(memberId)
                .ifPresent(member ->
                        updates.emit(FindAccess.class, query -> query.memberId().equals(memberId), member.access()));
    }
}
