package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;

class UpcastsTest {

    private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();

    /** From revision 1 to 2. */
    private static final class OfPayments extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("payment.Paid", "1"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("payment.Paid", "2"), byte[].class, bytes -> bytes);
        }
    }

    @Test
    void areKnownByNameAndRevision() {
        var upcasts = new Upcasts(new EventUpcasterChain(new OfPayments()), serializer);
        for (var round = 0; round < 2; round++) {
            assertThat(upcasts.change(stored("payment.Paid", "1"))).isTrue();
            assertThat(upcasts.change(stored("payment.Paid", "2"))).isFalse();
            assertThat(upcasts.change(stored("payment.Taken", "1"))).isFalse();
        }
    }

    @Test
    void areNoneWhereNothingIsChanged() {
        var upcasts = new Upcasts(NoOpEventUpcaster.INSTANCE, serializer);
        assertThat(upcasts.change(stored("payment.Paid", "1"))).isFalse();
    }

    private static SerializedObject<byte[]> stored(String name, String revision) {
        return new SimpleSerializedObject<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class, name, revision);
    }
}
