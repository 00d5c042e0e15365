package org.mentorlink.command.communication.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.communication.Deliveries;
import org.mentorlink.command.communication.Message;
import org.mentorlink.command.communication.Outbox;
import org.mentorlink.command.communication.sandbox.OutboxRows.Row;
import org.mentorlink.governance.OutboxMessages;
import org.mentorlink.governance.OutboxMessages.OutboxAttachment;
import org.mentorlink.governance.OutboxMessages.OutboxMessage;
import org.mentorlink.governance.SandboxQuery.FindOutbox;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Secrets;

/**
 * Keeps messages instead of sending them. What they say and whom they go to is encrypted with the recipient's key by the
 * event serializer: after an erasure they are not found any more.
 */
class SandboxOutbox implements Outbox {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final OutboxRows rows;
    private final Serializer serializer;
    private final Secrets secrets;
    private final Deliveries deliveries;

    /** @param deliveries what they have under way is waited for, so that who asked for a link finds it */
    SandboxOutbox(OutboxRows rows, Serializer serializer, Secrets secrets, Deliveries deliveries) {
        this.deliveries = deliveries;
        this.rows = rows;
        this.serializer = serializer;
        this.secrets = secrets;
    }

    /**
     * A message as it is stored.
     *
     * @param attachments absent from messages of older versions
     */
    record StoredMessage(
            Personal to,
            Personal subject,
            Personal body,
            @Nullable Personal link,
            @Nullable List<SealedAttachment> attachments) {}

    @Override
    public void send(Message message) {
        var owner = message.recipient();
        var stored = new StoredMessage(
                Personal.of(owner, message.to()),
                Personal.of(owner, message.subject()),
                Personal.of(owner, message.body()),
                Personal.ofNullable(owner, message.link()),
                message.attachments().stream()
                        .map(attachment -> SealedAttachment.of(attachment, owner, serializer))
                        .toList());
        rows.add(new Row(
                message.eventId(),
                owner.value(),
                message.channel(),
                fingerprint(message.to()),
                serializer.serialize(stored, byte[].class).getData(),
                message.at()));
    }

    @QueryHandler
    OutboxMessages handle(FindOutbox query) {
        deliveries.awaitFirstTries(PATIENCE);
        var address = query.to() == null ? null : fingerprint(query.to());
        return new OutboxMessages(rows.newest(address, Math.clamp(query.first(), 1, 100)).stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .toList());
    }

    /** @return nothing once its recipient is erased */
    private Optional<OutboxMessage> read(Row row) {
        var type = serializer.typeForClass(StoredMessage.class);
        StoredMessage stored = Objects.requireNonNull(
                serializer.deserialize(new SimpleSerializedObject<>(row.message(), byte[].class, type)));
        var to = stored.to().value();
        var body = stored.body().value();
        return to == null || body == null
                ? Optional.empty()
                : Optional.of(new OutboxMessage(
                        row.channel(),
                        to,
                        stored.subject().value(),
                        body,
                        row.at(),
                        Personal.valueOf(stored.link()),
                        opened(stored)));
    }

    private List<OutboxAttachment> opened(StoredMessage stored) {
        return Objects.requireNonNullElse(stored.attachments(), List.<SealedAttachment>of()).stream()
                .map(attachment -> attachment.opened(serializer))
                .flatMap(Optional::stream)
                .toList();
    }

    private String fingerprint(String address) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.named("sandbox-outbox-address"), "HmacSHA256"));
            var normalised = address.strip().toLowerCase(Locale.ROOT);
            return HexFormat.of().formatHex(mac.doFinal(normalised.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("every JDK has HmacSHA256", unavailable);
        }
    }
}
