package org.mentorlink.command.communication.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.mentorlink.command.communication.Attachment;
import org.mentorlink.governance.OutboxMessages.OutboxAttachment;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

/**
 * An attachment as it is stored: encrypted with the keys of all whom it names, one around the other, so that it is gone as
 * soon as one of them is erased.
 *
 * @param layers how many keys it takes to read it
 */
record SealedAttachment(String fileName, String mediaType, int layers, Personal content) {

    /** What one key encrypts. */
    record Layer(Personal content) {}

    static SealedAttachment of(Attachment attachment, MemberId reader, Serializer serializer) {
        List<MemberId> others = new ArrayList<>(attachment.about());
        others.remove(reader);
        var content = attachment.content();
        for (var other : others) {
            var layer = serializer
                    .serialize(new Layer(Personal.of(other, content)), byte[].class)
                    .getData();
            content = Base64.getEncoder().encodeToString(layer);
        }
        return new SealedAttachment(
                attachment.fileName(), attachment.mediaType(), others.size() + 1, Personal.of(reader, content));
    }

    /** Nothing once somebody it names is erased. */
    Optional<OutboxAttachment> opened(Serializer serializer) {
        var text = Optional.ofNullable(content.value());
        for (var layer = 1; layer < layers; layer++) {
            text = text.flatMap(outer -> inner(outer, serializer));
        }
        return text.map(open -> new OutboxAttachment(fileName, mediaType, open));
    }

    private static Optional<String> inner(String outer, Serializer serializer) {
        var bytes = Base64.getDecoder().decode(outer.getBytes(StandardCharsets.US_ASCII));
        var type = serializer.typeForClass(Layer.class);
        Layer layer =
                Objects.requireNonNull(serializer.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type)));
        return Optional.ofNullable(layer.content().value());
    }
}
