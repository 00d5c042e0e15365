package org.mentorlink.command.communication.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.communication.Attachment;
import org.mentorlink.command.communication.Deliveries;
import org.mentorlink.command.communication.Message;
import org.mentorlink.command.sandbox.SandboxDatabase;
import org.mentorlink.governance.OutboxMessages.OutboxAttachment;
import org.mentorlink.governance.OutboxMessages.OutboxMessage;
import org.mentorlink.governance.SandboxQuery.FindOutbox;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

class SandboxOutboxTest {
    private static final Instant MONDAY_10H = Instant.parse("2026-10-05T10:00:00Z");
    private static final MemberId LERATO = new MemberId("mbr_lerato");
    private static final MemberId SAM = new MemberId("mbr_sam");

    private final SandboxDatabase database = new SandboxDatabase();
    private final Set<String> erased = new HashSet<>();
    private final SandboxOutbox outbox = new SandboxOutbox(
            new JdbcOutboxRows(database.jdbc),
            scrambling(erased),
            name -> name.repeat(2).substring(0, 32).getBytes(StandardCharsets.UTF_8),
            mock(Deliveries.class));

    private static Message message(String eventId, MemberId to, String address, String body) {
        return new Message(eventId, to, Message.EMAIL, address, "Your session", body, null, MONDAY_10H);
    }

    private static OutboxMessage expected(String address, String body) {
        return new OutboxMessage("EMAIL", address, "Your session", body, MONDAY_10H, null);
    }

    @Test
    void keepsMessagesNewestFirst() {
        outbox.send(message("e1", LERATO, "lerato@mentorlink.example", "one"));
        outbox.send(message("e2", SAM, "sam@mentorlink.example", "two"));
        assertThat(outbox.handle(new FindOutbox(null, 100)).messages())
                .containsExactly(
                        expected("sam@mentorlink.example", "two"), expected("lerato@mentorlink.example", "one"));
        assertThat(outbox.handle(new FindOutbox(null, 1)).messages()).hasSize(1);
    }

    @Test
    void findsByAddressWithoutRegardToCase() {
        outbox.send(message("e1", LERATO, "Lerato@mentorlink.example", "one"));
        outbox.send(message("e1", SAM, "sam@mentorlink.example", "two"));
        assertThat(outbox.handle(new FindOutbox("lerato@MentorLink.example", 10))
                        .messages())
                .containsExactly(expected("Lerato@mentorlink.example", "one"));
        assertThat(outbox.handle(new FindOutbox("nobody@mentorlink.example", 10))
                        .messages())
                .isEmpty();
    }

    @Test
    void sendsNothingTwice() {
        outbox.send(message("e1", LERATO, "lerato@mentorlink.example", "one"));
        outbox.send(message("e1", LERATO, "lerato@mentorlink.example", "one again"));
        assertThat(outbox.handle(new FindOutbox(null, 10)).messages())
                .containsExactly(expected("lerato@mentorlink.example", "one"));
    }

    @Test
    void storesNothingInClear() {
        outbox.send(message("e1", LERATO, "lerato@mentorlink.example", "a secret"));
        var row = database.jdbc
                .sql("select * from sandbox_outbox")
                .query((result, number) -> {
                    var text = new StringBuilder();
                    for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        var value = result.getObject(column);
                        text.append(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value);
                    }
                    return text.toString();
                })
                .single();
        assertThat(row).contains("mbr_lerato").doesNotContain("mentorlink.example", "secret", "session");
    }

    @Test
    void forgetsAnErasedMember() {
        outbox.send(message("e1", LERATO, "lerato@mentorlink.example", "one"));
        erased.add(LERATO.value());
        assertThat(outbox.handle(new FindOutbox("lerato@mentorlink.example", 10))
                        .messages())
                .isEmpty();
    }

    @Test
    void keepsAttachmentsUntilAnyoneTheyNameIsErased() {
        outbox.send(invitation());
        assertThat(outbox.handle(new FindOutbox(null, 10)).messages())
                .singleElement()
                .satisfies(it -> assertThat(it.attachments())
                        .containsExactly(new OutboxAttachment("invitation.ics", "text/calendar", "Lerato meets Sam")));

        erased.add(SAM.value());

        assertThat(outbox.handle(new FindOutbox(null, 10)).messages())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.body()).isEqualTo("one");
                    assertThat(it.attachments()).isEmpty();
                });
    }

    @Test
    void storesNoAttachmentInClear() {
        outbox.send(invitation());
        var stored = database.jdbc
                .sql("select message from sandbox_outbox")
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .single();
        assertThat(stored).contains("invitation.ics").doesNotContain("Lerato meets Sam");
    }

    private static Message invitation() {
        var file = new Attachment("invitation.ics", "text/calendar", "Lerato meets Sam", Set.of(LERATO, SAM));
        return new Message(
                "e1",
                LERATO,
                Message.EMAIL,
                "lerato@mentorlink.example",
                "Your session",
                "one",
                null,
                MONDAY_10H,
                List.of(file));
    }

    /** Stands in for the event serializer, which encrypts personal values: here they are only disguised. */
    private static Serializer scrambling(Set<String> erased) {
        var module = new SimpleModule();
        module.addSerializer(Personal.class, new ValueSerializer<Personal>() {
            @Override
            public void serialize(Personal personal, JsonGenerator json, SerializationContext context) {
                var value = String.valueOf(personal.value()).getBytes(StandardCharsets.UTF_8);
                json.writeString(personal.owner() + ':' + Base64.getEncoder().encodeToString(value));
            }
        });
        module.addDeserializer(Personal.class, new ValueDeserializer<Personal>() {
            @Override
            public Personal deserialize(JsonParser json, DeserializationContext context) {
                var text = json.getString().split(":", 2);
                @Nullable String value = erased.contains(text[0])
                        ? null
                        : new String(Base64.getDecoder().decode(text[1]), StandardCharsets.UTF_8);
                return new Personal(text[0], value);
            }
        });
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(json -> json.addModule(module))
                .build();
    }
}
