package org.mentorlink.saga.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.Role;
import org.mentorlink.mothers.Mentors;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Refused;

class WhenMentorApprovedGrantRoleTest {

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final AnnotationEventHandlerAdapter handler =
            new AnnotationEventHandlerAdapter(new WhenMentorApprovedGrantRole(new ProcessSteps(
                    DefaultCommandGateway.builder().commandBus(bus).build(), retry -> {}, Duration.ofSeconds(5))));

    private List<Object> sent() {
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }

    @Test
    void makes_the_member_a_mentor() throws Exception {
        handler.handle(GenericEventMessage.asEventMessage(Mentors.approved()));

        assertThat(sent()).containsExactly(new GrantRole(GRACE, Role.MENTOR));
    }

    @Test
    void parks_the_grant_where_it_fails() throws Exception {
        bus.setCallbackBehavior((command, metaData) -> {
            if (command instanceof GrantRole) {
                throw Refused.because("NOT_FOUND", "There is nothing of that id.");
            }
            return null;
        });

        handler.handle(GenericEventMessage.asEventMessage(Mentors.approved()));

        assertThat(sent()).hasSize(2);
        assertThat(sent().getLast()).isInstanceOfSatisfying(ParkStep.class, step -> {
            assertThat(step.processId()).isEqualTo(MENTOR_GRACE.value());
            assertThat(step.commandType()).isEqualTo(GrantRole.class.getName());
        });
    }

    @Test
    void never_does_so_in_a_replay() {
        assertThat(handler.supportsReset()).isFalse();
        assertThat(WhenMentorApprovedGrantRole.class
                        .getAnnotation(ProcessingGroup.class)
                        .value())
                .isEqualTo("worker-membership");
    }
}
