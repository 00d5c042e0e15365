package org.mentorlink.communication;

import java.time.Duration;

/** What a link by e-mail is good for, and for how long. Each works once. */
public enum LinkPurpose {
    /** Verifies the address of somebody who has just registered. */
    WELCOME("/verify-address", Duration.ofHours(24)),
    VERIFICATION("/verify-address", Duration.ofHours(24)),
    SIGN_IN("/sign-in", Duration.ofMinutes(15)),
    RESET("/reset-password", Duration.ofMinutes(15)),
    INVITATION("/join", Duration.ofDays(7));

    private final String path;
    private final Duration life;

    LinkPurpose(String path, Duration life) {
        this.path = path;
        this.life = life;
    }

    /** Where the link leads, below the address of the web client. */
    public String path() {
        return path;
    }

    public Duration life() {
        return life;
    }
}
