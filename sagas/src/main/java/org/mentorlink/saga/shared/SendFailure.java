package org.mentorlink.saga.shared;

import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.mentorlink.shared.Outage;
import org.mentorlink.shared.Refused.Refusal;

/** What it means that a command failed. */
record SendFailure(RuntimeException exception) {

    static final int LONGEST_CAUSE = 500;

    /** Others changed the same thing first; the command is the same, but what it meets is not. */
    private static final String CONFLICT = "CONFLICT";

    /**
     * Another try may meet other circumstances: a lost race, a deadlock, a time-out, a store that is away for a moment,
     * nobody there to handle it yet. Only a refusal is sure to come again. (Axon's own classes do not tell: it counts
     * every failure of the event store as lasting.)
     */
    boolean isTransient() {
        return refusal().map(refusal -> refusal.code().equals(CONFLICT)).orElse(true);
    }

    boolean isRefusal(String code) {
        return refusal().filter(refusal -> refusal.code().equals(code)).isPresent();
    }

    /** The sender is being stopped; that says nothing about the command. */
    boolean isInterruption() {
        return Thread.currentThread().isInterrupted() || causes().anyMatch(InterruptedException.class::isInstance);
    }

    /**
     * Nothing is wrong with the command, and no other would have fared better, even where parking, which writes less, still
     * finds room: the event that brought it about has to come again.
     */
    boolean isNotOfTheCommand() {
        return isInterruption() || Outage.isOfStore(exception);
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
