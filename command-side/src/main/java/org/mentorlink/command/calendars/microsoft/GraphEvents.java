package org.mentorlink.command.calendars.microsoft;

import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import com.microsoft.kiota.serialization.SerializationWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A page of events. */
final class GraphEvents implements Parsable {

    @Nullable List<GraphEvent> value;

    @Nullable String nextLink;

    static GraphEvents create(ParseNode node) {
        return new GraphEvents();
    }

    List<GraphEvent> events() {
        return value == null ? List.of() : value;
    }

    @Override
    public Map<String, Consumer<ParseNode>> getFieldDeserializers() {
        Map<String, Consumer<ParseNode>> fields = new HashMap<>();
        fields.put("value", node -> value = node.getCollectionOfObjectValues(GraphEvent::create));
        fields.put("@odata.nextLink", node -> nextLink = node.getStringValue());
        return fields;
    }

    /** @throws UnsupportedOperationException always: Graph makes pages, and nobody sends one */
    @Override
    public void serialize(SerializationWriter writer) {
        throw new UnsupportedOperationException("pages of events are only read");
    }
}
