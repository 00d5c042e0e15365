package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorlink.app.vault.KeyVault;
import org.mentorlink.shared.EventTypes;
import org.mentorlink.shared.Personal;

/**
 * Keeps the stored form of every event as it was first written (T4), and writes docs/events.md from the code (T5).
 *
 * <p>For each event and revision an approved JSON lies in src/test/resources/events. A change that would read or write it
 * otherwise fails here; then the event gets a new {@code @Revision} and an upcaster, and the old file stays. New files
 * and the catalogue are written with {@code -Dapprove=true}.
 */
class EventCatalogueTest {

    private static final boolean APPROVE = Boolean.getBoolean("approve");
    private static final Path APPROVED = Path.of("src", "test", "resources", "events");
    private static final Path CATALOGUE = Path.of("..", "docs", "events.md");
    private static final EventTypes TYPES = new EventVocabulary().eventTypes();

    private final EventStoreSerializer serializer = new EventStoreSerializer(TYPES, new OpenVault());

    static Stream<String> names() {
        return TYPES.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isStoredAsItWasApproved(String name) throws IOException {
        var type = TYPES.classOf(name).orElseThrow();
        var event = sample(type);

        var written = new String(serializer.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8);

        var file = APPROVED.resolve(name + "-" + revision(type) + ".json");
        if (APPROVE && !Files.exists(file)) {
            Files.writeString(file, written + "\n");
        }
        assertThat(file)
                .as("run with -Dapprove=true after adding an event or a revision")
                .exists();
        var approved = Files.readString(file).strip();
        assertThat(written).isEqualTo(approved);
        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                approved.getBytes(StandardCharsets.UTF_8),
                byte[].class,
                new SimpleSerializedType(name, revision(type))));
        assertThat(read).isEqualTo(event);
    }

    @Test
    void everyApprovedNameIsStillKnown() throws IOException {
        try (var files = Files.list(APPROVED)) {
            var known = new TreeSet<>(TYPES.names());
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("-\\d+\\.json$", "")))
                    .allSatisfy(name -> assertThat(known).contains(name));
        }
    }

    /** T4: what was ever written is read, whatever has been added since. */
    @Test
    void everyApprovedRevisionIsStillRead() throws IOException {
        try (var files = Files.list(APPROVED)) {
            assertThat(files).allSatisfy(file -> {
                var name = file.getFileName().toString();
                var dash = name.lastIndexOf('-');
                Object read = serializer.deserialize(new SimpleSerializedObject<>(
                        Files.readString(file).strip().getBytes(StandardCharsets.UTF_8),
                        byte[].class,
                        new SimpleSerializedType(
                                name.substring(0, dash),
                                name.substring(dash + 1).replace(".json", ""))));
                assertThat(TYPES.nameOf(read.getClass())).contains(name.substring(0, dash));
            });
        }
    }

    @Test
    void theCatalogueIsThatOfTheCode() throws IOException {
        var catalogue = catalogue();
        if (APPROVE) {
            Files.writeString(CATALOGUE, catalogue);
        }
        assertThat(Files.readString(CATALOGUE)).isEqualTo(catalogue);
    }

    /** The guard bites: a renamed field reads as absent and is seen. */
    @Test
    void anEventWithARenamedFieldIsNotTheSame() {
        var name = "membership.RoleGranted";
        var renamed = "{\"memberId\":\"mbr_1\",\"function\":\"MENTOR\"}".getBytes(StandardCharsets.UTF_8);
        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(renamed, byte[].class, new SimpleSerializedType(name, "1")));
        assertThat(read).isNotEqualTo(sample(TYPES.classOf(name).orElseThrow()));
    }

    private static String catalogue() {
        var text = new StringBuilder(
                "# Events\n\nWritten from the code by `EventCatalogueTest`; `Personal` values are stored encrypted.\n\n");
        text.append("| stored as | revision | fields |\n|---|---|---|\n");
        for (var name : TYPES.names()) {
            var type = TYPES.classOf(name).orElseThrow();
            var fields = Arrays.stream(type.getRecordComponents())
                    .map(field -> field.getName() + ": " + field.getType().getSimpleName())
                    .collect(Collectors.joining(", "));
            text.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(revision(type))
                    .append(" | ")
                    .append(fields)
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String revision(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Revision.class))
                .map(Revision::value)
                .orElseThrow(() -> new AssertionError(type.getName() + " has no @Revision"));
    }

    // --- one sample of each type, always the same ---

    private static Object sample(Class<?> type) {
        try {
            var components = type.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(c -> value(c.getName(), c.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no sample of " + type.getName(), e);
        }
    }

    private static Object value(String name, Type generic) {
        if (generic instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(name, list.getActualTypeArguments()[0]));
        }
        var type = (Class<?>) generic;
        if (type == String.class) {
            return switch (name) {
                case "currency" -> "ZAR";
                case "timeZone" -> "Africa/Johannesburg";
                default -> name;
            };
        }
        if (type == Personal.class) {
            return Personal.of("mbr_owner", name);
        }
        if (type == Instant.class) {
            return Instant.parse(
                    name.toLowerCase(java.util.Locale.ROOT).contains("ends")
                            ? "2026-11-23T11:00:00Z"
                            : "2026-11-23T10:00:00.123Z");
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2026, 11, 23);
        }
        if (type == LocalDateTime.class) {
            return LocalDate.of(2026, 11, 23).atTime(name.equals("to") ? 17 : 9, 0);
        }
        if (type == LocalTime.class) {
            return name.equals("end") ? LocalTime.of(17, 0) : LocalTime.of(9, 0);
        }
        if (type == DayOfWeek.class) {
            return DayOfWeek.MONDAY;
        }
        if (type == Duration.class) {
            return Duration.ofHours(name.equals("lockedWithin") ? 4 : 24);
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == long.class || type == Long.class) {
            return 45_001L;
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (isId(type)) {
            return id(type);
        }
        return sample(type);
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getFields())
                        .anyMatch(field -> field.getName().equals("PREFIX"));
    }

    private static Object id(Class<?> type) {
        try {
            return type.getConstructor(String.class)
                    .newInstance(type.getField("PREFIX").get(null) + "1");
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Keeps values as they are, so that the approved files can be read. */
    private static final class OpenVault implements KeyVault {

        @Override
        public Optional<byte[]> encrypt(String owner, byte[] plain) {
            return Optional.of(plain);
        }

        @Override
        public Optional<byte[]> decrypt(String owner, byte[] encrypted) {
            return Optional.of(encrypted);
        }

        @Override
        public void erase(String owner) {}

        @Override
        public byte[] secret(String name) {
            return new byte[32];
        }
    }
}
