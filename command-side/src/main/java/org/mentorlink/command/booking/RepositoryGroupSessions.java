package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.mentorlink.booking.GroupSessionId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads a group session off its own aggregate, never off a read model that may be behind. */
@Component
final class RepositoryGroupSessions implements GroupSessions {

    private final ObjectProvider<Repository<GroupSession>> sessions;

    /** Asked when needed, as the repository is built after the handlers it serves. */
    RepositoryGroupSessions(ObjectProvider<Repository<GroupSession>> sessions) {
        this.sessions = sessions;
    }

    @Override
    public GroupSessionState stateOf(GroupSessionId groupSessionId) {
        try {
            return sessions.getObject().load(groupSessionId.value()).invoke(GroupSession::state);
        } catch (AggregateNotFoundException unknown) {
            throw refusedInput("NOT_FOUND", "There is no such group session.", "groupSessionId");
        }
    }
}
