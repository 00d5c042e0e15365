package org.mentorlink.shared;

import java.io.Serializable;
import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;

/**
 * An expected refusal of a command: it changed nothing, and tells its caller why by a stable code. The details travel
 * with the exception to other processes.
 */
public final class Refused extends CommandExecutionException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    private Refused(Refusal refusal) {
        super(refusal.message(), null, refusal);
        this.refusal = refusal;
    }

    /**
     * @param code stable, upper snake case
     * @param message for people; names no personal value
     * @param path the input the refusal is about, outermost first; empty when it is about none
     */
    public static Refused because(String code, String message, String... path) {
        return new Refused(new Refusal(code, message, List.of(path)));
    }

    public Refusal refusal() {
        return refusal;
    }

    public String code() {
        return refusal.code();
    }

    /** What a refusal says. */
    public record Refusal(String code, String message, List<String> path) implements Serializable {}
}
