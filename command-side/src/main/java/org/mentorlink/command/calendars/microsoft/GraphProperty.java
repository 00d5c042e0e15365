package org.mentorlink.command.calendars.microsoft;

import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import com.microsoft.kiota.serialization.SerializationWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an application keeps at an event, seen by nobody. */
final class GraphProperty implements Parsable {

    @Nullable String id;

    @Nullable String value;

    static GraphProperty create(ParseNode node) {
        return new GraphProperty();
    }

    static GraphProperty of(String id, String value) {
        var property = new GraphProperty();
        property.id = id;
        property.value = value;
        return property;
    }

    @Override
    public Map<String, Consumer<ParseNode>> getFieldDeserializers() {
        Map<String, Consumer<ParseNode>> fields = new HashMap<>();
        fields.put("id", node -> id = node.getStringValue());
        fields.put("value", node -> value = node.getStringValue());
        return fields;
    }

    @Override
    public void serialize(SerializationWriter writer) {
        writer.writeStringValue("id", id);
        writer.writeStringValue("value", value);
    }
}
