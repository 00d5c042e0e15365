package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class SequencePerSubjectTest {

    record PaymentId(String value) {}

    record Captured(String bookingId, PaymentId paymentId) {}

    record Confirmed(String bookingId) {}

    record Renamed(String name) {}

    private final SequencePerSubject policy = new SequencePerSubject();

    @Test
    void a_payment_comes_before_a_booking_before_the_aggregate() {
        assertThat(of(new Captured("b", new PaymentId("p"))))
                .isEqualTo(of(new Captured("other", new PaymentId("p"))))
                .isNotEqualTo(of(new Captured("b", new PaymentId("q"))));
        assertThat(of(new Confirmed("b"))).isEqualTo("b");
        assertThat(policy.getSequenceIdentifierFor(
                        new GenericDomainEventMessage<>("Member", "m-1", 0, new Renamed("Ada"))))
                .isEqualTo("m-1");
    }

    @Test
    void anything_else_has_a_sequence_that_is_the_same_after_a_restart() {
        assertThat(of(new Renamed("Ada")))
                .isEqualTo(new SequencePerSubject()
                        .getSequenceIdentifierFor(new GenericEventMessage<>(new Renamed("Eve"))));
    }

    private Object of(Object event) {
        return policy.getSequenceIdentifierFor(new GenericEventMessage<>(event));
    }
}
