package org.mentorlink.shared;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Who causes a message. Every command carries one as metadata, and so does every event that follows from it. */
public record Actor(String id, String role) {

    public static final String ID_KEY = "actorId";
    public static final String ROLE_KEY = "actorRole";
    public static final String REQUEST_KEY = "requestId";

    /** The platform itself: processes, workers and deadlines. */
    public static final Actor PLATFORM = new Actor("platform", "PLATFORM");

    /** A member who has asked not to be told: of what they write anonymously. */
    public static final Actor ANONYMOUS = new Actor("anonymous", "MENTEE");

    public MetaData asMetaData() {
        return MetaData.from(Map.of(ID_KEY, id, ROLE_KEY, role));
    }

    public static Actor of(MetaData metaData) {
        return new Actor(text(metaData, ID_KEY, PLATFORM.id), text(metaData, ROLE_KEY, PLATFORM.role));
    }

    private static String text(MetaData metaData, String key, String otherwise) {
        @Nullable Object value = metaData.get(key);
        return value == null ? otherwise : value.toString();
    }
}
