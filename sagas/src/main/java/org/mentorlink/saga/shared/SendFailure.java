package org.mentorlink.saga.shared;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Refused.Refusal;

/** What it means that a command failed. */
record SendFailure(RuntimeException exception) {

    static final int LONGEST_CAUSE = 500;

    /** Others changed the same thing first; the command is the same, but what it meets is not. */
    private static final String CONFLICT = "CONFLICT";

    /** Connection lost, rolled back for a deadlock or a serialization failure, server short of means or going away. */
    private static final Set<String> PASSING_SQL_STATES = Set.of("08", "40", "53", "57");

    /** Another try may meet other circumstances: a lost race, a deadlock, a time-out, nobody there to handle it yet. */
    boolean isTransient() {
        return refusal()
                .map(refusal -> refusal.code().equals(CONFLICT))
                .orElseGet(() -> causes().anyMatch(SendFailure::passes));
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case AxonTransientException raceOrDeadlock -> true;
            case TimeoutException late -> true;
            case SQLTransientException passing -> true;
            case SQLRecoverableException passing -> true;
            case SQLException sql -> hasPassingState(sql.getSQLState());
            default -> false;
        };
    }

    private static boolean hasPassingState(@Nullable String state) {
        return state != null && state.length() == 5 && PASSING_SQL_STATES.contains(state.substring(0, 2));
    }

    /** The sender is being stopped; that says nothing about the command. */
    boolean isInterruption() {
        return Thread.currentThread().isInterrupted() || causes().anyMatch(InterruptedException.class::isInstance);
    }

    /** For staff: what was thrown and what it said. */
    String cause() {
        var thrown = unwrapped();
        var message = refusal()
                .map(refusal -> refusal.code() + ": " + refusal.message())
                .orElseGet(() -> String.valueOf(thrown.getMessage()));
        var told = thrown.getClass().getName() + ": " + message;
        return told.length() > LONGEST_CAUSE ? told.substring(0, LONGEST_CAUSE) : told;
    }

    /** A checked exception comes wrapped, and the wrapping says nothing. */
    private Throwable unwrapped() {
        var cause = exception.getCause();
        return exception instanceof CommandExecutionException && cause != null ? cause : exception;
    }

    /** A refusal by another process comes as its details only. */
    private Optional<Refusal> refusal() {
        return causes().filter(CommandExecutionException.class::isInstance)
                .flatMap(cause ->
                        ((CommandExecutionException) cause).getDetails().filter(Refusal.class::isInstance).stream())
                .map(Refusal.class::cast)
                .findFirst();
    }

    private Stream<Throwable> causes() {
        return Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause);
    }
}
