package org.mentorlink.command.calendars;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.ReadingFailure;

/** An outside calendar could not be read or written. It carries no cause: what others say may name the address. */
public final class CalendarNotRead extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Duration LONGEST_WAIT = Duration.ofHours(12);

    private final ReadingFailure failure;
    private final Duration retryAfter;

    public CalendarNotRead(ReadingFailure failure) {
        this(failure, Duration.ZERO);
    }

    /** @param retryAfter how long we are told to stay away */
    public CalendarNotRead(ReadingFailure failure, Duration retryAfter) {
        super(failure.name(), null, false, false);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    /** What {@code Retry-After} says in seconds, within reason. */
    public static Duration wait(@Nullable String retryAfter) {
        return retryAfter == null || !retryAfter.matches("[0-9]{1,6}")
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(Long.parseLong(retryAfter), LONGEST_WAIT.toSeconds()));
    }

    public Duration retryAfter() {
        return retryAfter;
    }

    public ReadingFailure failure() {
        return failure;
    }
}
