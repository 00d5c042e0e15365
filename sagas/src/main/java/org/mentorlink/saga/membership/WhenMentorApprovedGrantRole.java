package org.mentorlink.saga.membership;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.saga.shared.ProcessSteps;
import org.springframework.stereotype.Component;

/** Who is approved as a mentor may act as one. */
@Component
@ProcessingGroup("worker-membership")
@DisallowReplay
class WhenMentorApprovedGrantRole {

    private final ProcessSteps steps;

    WhenMentorApprovedGrantRole(ProcessSteps steps) {
        this.steps = steps;
    }

    @EventHandler
    void on(MentorApproved event) {
        steps.send(event.mentorId().value(), new GrantRole(event.memberId(), Role.MENTOR));
    }
}
