package org.mentorlink.saga.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.Role;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Money;

class WhenMenteeJoinsGrantTrialTest {

    private final RecordingCommandBus bus = new RecordingCommandBus();

    private WhenMenteeJoinsGrantTrial granting(long amountMinor, int validDays) {
        var commands = DefaultCommandGateway.builder().commandBus(bus).build();
        return new WhenMenteeJoinsGrantTrial(
                new ProcessSteps(commands, retry -> {}, Duration.ofSeconds(5)), amountMinor, "ZAR", validDays);
    }

    private List<Object> sentOn(Role role, long amountMinor) throws Exception {
        new AnnotationEventHandlerAdapter(granting(amountMinor, 14))
                .handle(new GenericEventMessage<>("event-1", new RoleGranted(ADA, role), Map.of(), NOW));
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }

    @Test
    void gives_a_new_mentee_one_lot() throws Exception {
        assertThat(sentOn(Role.MENTEE, 5_000))
                .containsExactly(new GrantCredits(
                        CreditAccountId.of(ADA),
                        ADA,
                        CreditLotId.of(ADA, "trial"),
                        CreditSource.TRIAL,
                        Money.of(5_000, "ZAR"),
                        NOW.plus(Duration.ofDays(14)),
                        null,
                        null));
    }

    @Test
    void gives_nobody_else_any() throws Exception {
        assertThat(sentOn(Role.MENTOR, 5_000)).isEmpty();
    }

    @Test
    void gives_none_where_that_is_not_set() throws Exception {
        assertThat(sentOn(Role.MENTEE, 0)).isEmpty();
    }

    @Test
    void never_does_so_in_a_replay() {
        assertThat(new AnnotationEventHandlerAdapter(granting(5_000, 14)).supportsReset())
                .isFalse();
    }

    @Test
    void is_not_set_to_what_no_lot_can_be() {
        assertThatThrownBy(() -> granting(-1, 14)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> granting(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> granting(80_000_001, 14)).hasMessageContaining("amount-minor is 0 to 80000000");
        assertThatThrownBy(() -> granting(1, 1_831)).hasMessageContaining("valid-days is 1 to 1830");
        assertThatCode(() -> granting(80_000_000, 1_830)).doesNotThrowAnyException();
    }
}
