package org.mentorlink.api.graphql;

import graphql.ErrorClassification;
import java.time.Duration;
import java.util.Map;

/** Something that should not have been asked, said as a top-level error. What a caller can expect is payload data instead. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The codes a client can meet in {@code extensions.code}. */
    public enum Code implements ErrorClassification {
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        RATE_LIMITED,
        BAD_REQUEST,
        PERSISTED_QUERY_NOT_FOUND,
        QUERY_NOT_IN_SAFELIST,
        TIMEOUT,
        INTERNAL
    }

    private final Code code;
    private final transient Map<String, Object> details;

    private Problem(Code code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = details;
    }

    public static Problem unauthenticated() {
        return new Problem(Code.UNAUTHENTICATED, "Sign in first.", Map.of());
    }

    public static Problem forbidden() {
        return new Problem(Code.FORBIDDEN, "This is not yours to see or do.", Map.of());
    }

    public static Problem forbidden(String message) {
        return new Problem(Code.FORBIDDEN, message, Map.of());
    }

    /** @param what such as "booking" */
    public static Problem notFound(String what) {
        return new Problem(Code.NOT_FOUND, "There is no such " + what + ".", Map.of());
    }

    public static Problem badRequest(String message) {
        return new Problem(Code.BAD_REQUEST, message, Map.of());
    }

    /** No such trusted document is known. The message is the one that clients of Apollo's protocol know. */
    static Problem unknownDocument() {
        return new Problem(Code.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound", Map.of());
    }

    static Problem untrustedDocument() {
        return new Problem(
                Code.QUERY_NOT_IN_SAFELIST, "Only operations that are known beforehand are taken here.", Map.of());
    }

    public static Problem rateLimited(long retryAfterSeconds) {
        return new Problem(
                Code.RATE_LIMITED,
                "Too many requests; come back in " + retryAfterSeconds + " seconds.",
                Map.of("retryAfterSeconds", retryAfterSeconds));
    }

    public static Problem unavailable() {
        return tryAgain("Something we need does not answer; ask again.");
    }

    /** It took longer than that and was ended. */
    static Problem timeout(Duration most) {
        return new Problem(
                Code.TIMEOUT,
                "This took longer than " + most.toSeconds()
                        + " seconds and was ended. Look what a mutation has done before sending it again.",
                Map.of());
    }

    /** Not the caller's fault, and worth another try as it is. */
    public static Problem tryAgain(String message) {
        return new Problem(Code.INTERNAL, message, Map.of("retryable", true));
    }

    public Code code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }

    /** The message; never absent. */
    public String says() {
        return String.valueOf(getMessage());
    }
}
