package org.mentorlink.app.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded run mode cannot start. Says what is wrong and what to do, in words for the person who started it. */
public class EmbeddedException extends RuntimeException {

    private final String action;

    public EmbeddedException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
