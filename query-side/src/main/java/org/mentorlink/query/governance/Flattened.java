package org.mentorlink.query.governance;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** An event as fields and texts, for people to read. */
final class Flattened {

    /** Known to the platform only, of no use to a reader, or for fewer readers than a history has (B5, H5, I12, J3). */
    private static final Set<String> SECRET = Set.of(
            "passwordHash",
            "emailFingerprint",
            "contentHash",
            "sha256",
            "tokenHash",
            "gatewayLines",
            "meetingUrl",
            "noteText",
            "answers",
            "calendarAddress",
            "calendarConsent",
            "calendarToken",
            "busyTimes");

    private static final String REASON = "reason";

    private Flattened() {}

    /** Field by name, nested ones as {@code slot.startsAt}; without the reason, which is told apart. */
    static Map<String, @Nullable String> fields(Object event) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        addComponents(fields, "", event);
        fields.remove(REASON);
        return fields;
    }

    static @Nullable String reason(Object event) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        addComponents(fields, "", event);
        return fields.get(REASON);
    }

    private static void addComponents(Map<String, @Nullable String> fields, String prefix, Object value) {
        for (var component : value.getClass().getRecordComponents()) {
            if (!SECRET.contains(component.getName())) {
                add(fields, prefix + component.getName(), value(component, value));
            }
        }
    }

    private static void add(Map<String, @Nullable String> fields, String name, @Nullable Object value) {
        if (value instanceof Record nested && !isText(nested)) {
            addComponents(fields, name + '.', nested);
        } else {
            fields.put(name, text(value));
        }
    }

    /** Money, personal values and ids are one text each. */
    private static boolean isText(Record value) {
        return value instanceof Money || value instanceof Personal || isId(value);
    }

    private static boolean isId(Record value) {
        var components = value.getClass().getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Personal personal -> personal.value();
            case Money money -> money.formatted();
            case Enum<?> constant -> constant.name();
            case Collection<?> several -> several.stream().map(Flattened::item).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private static String item(Object value) {
        if (value instanceof Record nested && !isText(nested)) {
            Map<String, @Nullable String> fields = new LinkedHashMap<>();
            addComponents(fields, "", nested);
            return String.join(" ", fields.values());
        }
        return String.valueOf(text(value));
    }

    private static @Nullable Object value(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(owner.getClass() + " does not tell its " + component.getName(), e);
        }
    }
}
