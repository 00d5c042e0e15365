package org.mentorlink.command.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.junit.jupiter.api.Test;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentId;

class CommandTargetsTest {

    private static final CommandTargetResolver AXONS =
            AnnotationCommandTargetResolver.builder().build();

    private final CommandTargetResolver targets = new CommandTargets();

    public record Unnamed(String name) {}

    public static final class Written {

        @TargetAggregateIdentifier
        public String id() {
            return "written";
        }

        @TargetAggregateVersion
        public long version() {
            return 3;
        }
    }

    @Test
    void areThoseThatAxonFinds() {
        var command = new RecordCaptured(new PaymentId("pay_1"));
        assertThat(targets.resolveTarget(message(command)).getIdentifier()).isEqualTo("pay_1");
        for (var each : new Object[] {command, new RecordCaptured(new PaymentId("pay_2")), new Written()}) {
            assertThat(targets.resolveTarget(message(each))).isEqualTo(AXONS.resolveTarget(message(each)));
        }
        assertThat(targets.resolveTarget(message(new Written())))
                .isEqualTo(new VersionedAggregateIdentifier((Object) "written", 3L));
    }

    @Test
    void areAskedOfNoCommandThatNamesNone() {
        assertThatThrownBy(() -> targets.resolveTarget(message(new Unnamed("nobody"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static GenericCommandMessage<Object> message(Object command) {
        return new GenericCommandMessage<>(command);
    }
}
