package org.mentorlink.app.store;

import java.util.UUID;

/** What this process calls itself beside the others: another name at each start, so that no claim of a former life is taken for its own. */
public record NodeName(String value) {

    static NodeName ofThisStart() {
        return new NodeName(UUID.randomUUID().toString());
    }
}
