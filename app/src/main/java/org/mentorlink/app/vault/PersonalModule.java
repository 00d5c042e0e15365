package org.mentorlink.app.vault;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Personal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a {@link Personal} as {@code {"o": owner, "c": ciphertext}}; without {@code c} when there is no value. */
public final class PersonalModule extends SimpleModule {

    /** The field that tells whose a stored value is. */
    public static final String OWNER = "o";

    public PersonalModule(KeyVault vault) {
        super("personal");
        addSerializer(new Writer(vault));
        addDeserializer(Personal.class, new Reader(vault));
    }

    private static final class Writer extends StdSerializer<Personal> {

        private final KeyVault vault;

        Writer(KeyVault vault) {
            super(Personal.class);
            this.vault = vault;
        }

        @Override
        public void serialize(Personal personal, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty(OWNER, personal.owner());
            Optional.ofNullable(personal.value())
                    .flatMap(value -> vault.encrypt(personal.owner(), value.getBytes(StandardCharsets.UTF_8)))
                    .ifPresent(encrypted ->
                            json.writeStringProperty("c", Base64.getEncoder().encodeToString(encrypted)));
            json.writeEndObject();
        }
    }

    private static final class Reader extends StdDeserializer<Personal> {

        private final KeyVault vault;

        Reader(KeyVault vault) {
            super(Personal.class);
            this.vault = vault;
        }

        @Override
        public Personal deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            String owner = node.path(OWNER).asString();
            return new Personal(owner, value(owner, node.path("c")));
        }

        private @Nullable String value(String owner, JsonNode encrypted) {
            if (!encrypted.isString()) {
                return null;
            }
            return vault.decrypt(owner, Base64.getDecoder().decode(encrypted.asString()))
                    .map(plain -> new String(plain, StandardCharsets.UTF_8))
                    .orElse(null);
        }
    }
}
