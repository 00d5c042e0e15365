package org.mentorlink.app.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.stereotype.Saga;
import org.mentorlink.app.vault.KeyVault;
import org.mentorlink.app.vault.PersonalModule;
import org.mentorlink.shared.EventTypes;
import org.mentorlink.shared.ManyPeople;
import org.springframework.core.annotation.AnnotatedElementUtils;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.introspect.VisibilityChecker;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON for events, sagas, snapshots and tokens. Events are stored under their logical names, everything else under its
 * class name.
 */
final class EventStoreSerializer extends Jackson3Serializer {

    private final EventTypes types;
    private final KeyVault vault;
    private final JsonMapper owners = new JsonMapper();

    EventStoreSerializer(EventTypes types, KeyVault vault) {
        super(Jackson3Serializer.builder()
                .revisionResolver(new AnnotationRevisionResolver())
                .converter(new ChainingConverter(EventStoreSerializer.class.getClassLoader()))
                .classLoader(EventStoreSerializer.class.getClassLoader())
                .jsonMapperBuilderCustomizer(json -> customize(json, new PersonalModule(vault))));
        this.types = types;
        this.vault = vault;
    }

    private static void customize(JsonMapper.Builder json, JacksonModule personal) {
        json.addModule(personal);
        json.addModule(new SimpleModule("times").addDeserializer(Instant.class, new Times()));
        // An event written by a later version may know more.
        json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        // Axon's tokens carry their own class in a property declared as Object; the default validator refuses that
        // and the processor retries for ever. Nothing outside Axon is ever named that way.
        json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
        json.annotationIntrospector(new FieldsOfSagasAndAggregates());
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        if (object instanceof ManyPeople event) {
            vault.prepare(event.people().collect(Collectors.toSet()));
        }
        return super.serialize(object, expectedRepresentation);
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        if (!SerializedType.isEmptyType(serialized.getType())
                && ManyPeople.class.isAssignableFrom(classForType(serialized.getType()))) {
            var content = getConverter().convert(serialized, byte[].class).getData();
            vault.prefetch(Set.copyOf(owners.readTree(content).findValuesAsString(PersonalModule.OWNER)));
        }
        return super.deserialize(serialized);
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public SerializedType typeForClass(Class type) {
        if (type == null) {
            return super.typeForClass(null);
        }
        return types.nameOf((Class<?>) type)
                .<SerializedType>map(name ->
                        new SimpleSerializedType(name, getRevisionResolver().revisionOf(type)))
                .orElseGet(() -> super.typeForClass(type));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return types.classOf(type.getName()).orElseGet(() -> classByName(type));
    }

    private Class<?> classByName(SerializedType type) {
        return super.classForType(type);
    }

    /** What is no text is read as ever. */
    private static final class Times extends StdScalarDeserializer<Instant> {

        Times() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            return json.hasToken(JsonToken.VALUE_STRING)
                    ? StoredTimes.parse(json.getString())
                    : InstantDeserializer.INSTANT.deserialize(json, context);
        }
    }

    /** Sagas and aggregates keep their state in private fields and have no getters. */
    private static final class FieldsOfSagasAndAggregates extends JacksonAnnotationIntrospector {

        @Override
        public VisibilityChecker findAutoDetectVisibility(
                MapperConfig<?> config, AnnotatedClass type, VisibilityChecker checker) {
            if (!AnnotatedElementUtils.hasAnnotation(type.getRawType(), Saga.class)
                    && !AnnotatedElementUtils.hasAnnotation(type.getRawType(), AggregateRoot.class)) {
                return super.findAutoDetectVisibility(config, type, checker);
            }
            return checker.withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withSetterVisibility(Visibility.NONE);
        }
    }
}
