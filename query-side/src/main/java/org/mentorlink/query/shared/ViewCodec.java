package org.mentorlink.query.shared;

import java.util.Map;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/** Views as documents: the JSON a view would have, times as ISO 8601 text, so that nothing of it is lost. */
final class ViewCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ViewCodec() {}

    static Document encode(Object view) {
        return MAPPER.convertValue(view, Document.class);
    }

    static <V> V decode(Map<?, ?> document, Class<V> type) {
        return MAPPER.convertValue(document, type);
    }
}
