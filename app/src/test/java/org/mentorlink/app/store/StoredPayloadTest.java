package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;

/** What is encrypted never comes out the same twice, so the audit can only be made over the bytes that are stored. */
class StoredPayloadTest {

    /** No serializer would write it this way. */
    private static final byte[] STORED = "{ \"b\" : 2 , \"a\" : 1 }".getBytes(StandardCharsets.UTF_8);

    private final Serializer ours = Jackson3Serializer.builder().build();

    record Happened(int a, int b) {}

    @Test
    void anEventFromAxonServerKeepsItsBytes() {
        assertThat(AxonServerEventLog.storedPayload(ours).of(event())).isEqualTo(STORED);
    }

    @Test
    void askedWithOurOwnSerializerItIsWrittenAnew() {
        assertThat(event().serializePayload(ours, byte[].class).getData()).isNotEqualTo(STORED);
    }

    private EventMessage<?> event() {
        var stored = Event.newBuilder()
                .setMessageIdentifier("e-1")
                .setAggregateIdentifier("a-1")
                .setAggregateType("A")
                .setPayload(SerializedObject.newBuilder()
                        .setType(Happened.class.getName())
                        .setData(ByteString.copyFrom(STORED)))
                .build();
        var read =
                new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(0), new GrpcBackedDomainEventData(stored));
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(read), new GrpcMetaDataAwareSerializer(ours), NoOpEventUpcaster.INSTANCE)
                .findFirst()
                .orElseThrow();
    }
}
