package org.mentorlink.command.calendars.microsoft;

import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import com.microsoft.kiota.serialization.SerializationWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An event of Microsoft Graph, as far as sessions need it. Null is what was not told, or is not to be changed. */
final class GraphEvent implements Parsable {

    @Nullable String id;

    @Nullable String uid;

    @Nullable String subject;

    @Nullable String text;

    @Nullable String showAs;

    @Nullable Boolean cancelled;

    @Nullable Boolean allDay;

    @Nullable GraphTime start;

    @Nullable GraphTime end;

    @Nullable String location;

    @Nullable Integer reminderMinutes;

    @Nullable List<GraphProperty> properties;

    static GraphEvent create(ParseNode node) {
        return new GraphEvent();
    }

    @Override
    public Map<String, Consumer<ParseNode>> getFieldDeserializers() {
        Map<String, Consumer<ParseNode>> fields = new HashMap<>();
        fields.put("id", node -> id = node.getStringValue());
        fields.put("iCalUId", node -> uid = node.getStringValue());
        fields.put("showAs", node -> showAs = node.getStringValue());
        fields.put("isCancelled", node -> cancelled = node.getBooleanValue());
        fields.put("isAllDay", node -> allDay = node.getBooleanValue());
        fields.put("start", node -> start = node.getObjectValue(GraphTime::create));
        fields.put("end", node -> end = node.getObjectValue(GraphTime::create));
        fields.put(
                "singleValueExtendedProperties",
                node -> properties = node.getCollectionOfObjectValues(GraphProperty::create));
        return fields;
    }

    @Override
    public void serialize(SerializationWriter writer) {
        writer.writeStringValue("subject", subject);
        if (text != null) {
            writer.writeObjectValue("body", new GraphBody(text));
        }
        writer.writeStringValue("showAs", showAs);
        writer.writeObjectValue("start", start);
        writer.writeObjectValue("end", end);
        if (location != null) {
            writer.writeObjectValue("location", new GraphLocation(location));
        }
        if (reminderMinutes != null) {
            writer.writeBooleanValue("isReminderOn", true);
            writer.writeIntegerValue("reminderMinutesBeforeStart", reminderMinutes);
        }
        if (properties != null) {
            writer.writeCollectionOfObjectValues("singleValueExtendedProperties", properties);
        }
    }

    @Nullable String property(String name) {
        return properties == null
                ? null
                : properties.stream()
                        .filter(property -> name.equals(property.id))
                        .map(property -> property.value)
                        .findFirst()
                        .orElse(null);
    }

    /** Plain text, as names may look like HTML. */
    private record GraphBody(String content) implements Parsable {

        @Override
        public Map<String, Consumer<ParseNode>> getFieldDeserializers() {
            return Map.of();
        }

        @Override
        public void serialize(SerializationWriter writer) {
            writer.writeStringValue("contentType", "text");
            writer.writeStringValue("content", content);
        }
    }

    /** Where it takes place; none where it is empty. */
    private record GraphLocation(String displayName) implements Parsable {

        @Override
        public Map<String, Consumer<ParseNode>> getFieldDeserializers() {
            return Map.of();
        }

        @Override
        public void serialize(SerializationWriter writer) {
            writer.writeStringValue("displayName", displayName);
        }
    }
}
