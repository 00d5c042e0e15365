package org.mentorlink.api.graphql;

import org.springframework.security.core.AuthenticationException;

/** It cannot be found out now whether a session is good; no fault of the caller's. */
public final class AccessUnknown extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    AccessUnknown(Throwable cause) {
        super("the member's access could not be read", cause);
    }
}
