package org.mentorlink.api.signin;

/** How a client keeps its session. */
public enum SessionTransport {
    /** The access token in the answer, the refresh token in a cookie. */
    REFRESH_COOKIE,
    /** Both in cookies. */
    COOKIES,
    /** Both in the answer. */
    TOKENS
}
