package org.mentorlink.saga.shared;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepId;
import org.mentorlink.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the commands of processes, as the platform itself.
 *
 * <p>A step that keeps failing is parked for staff, so that it stops no other booking and is not lost. When the store is away
 * or full, as its failure says or because parking fails too, nothing is wrong with the step: the event processor comes back
 * with the same event.
 *
 * <p>So a command is sent at least once. It may have worked where no answer came in time, and it is sent again when a
 * process stopped between sending it and storing that it did. Every command is idempotent; that makes it right.
 */
@Component
public class ProcessSteps {

    static final int RETRIES = 3;

    /** Longer than any command should take: what is parked for being slow costs somebody's attention. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(ProcessSteps.class);

    private final CommandGateway commands;
    private final Backoff backoff;
    private final Duration patience;
    private final JsonMapper json = JsonMapper.builder().build();

    @Autowired
    public ProcessSteps(CommandGateway commands) {
        this(commands, Backoff.EXPONENTIAL, PATIENCE);
    }

    /** @param patience how long each try may take */
    public ProcessSteps(CommandGateway commands, Backoff backoff, Duration patience) {
        this.commands = commands;
        this.backoff = backoff;
        this.patience = patience;
    }

    /**
     * Sends a command; parks it where it fails for good.
     *
     * @param processId whom the step belongs to: the booking
     */
    public void send(String processId, Object command) {
        attempt(command).ifPresent(cause -> park(processId, command, cause));
    }

    /**
     * Sends a command that there may be nothing left to do for.
     *
     * @param moot the code of the refusal that says so; another failure parks it
     */
    public void sendUnless(String moot, String processId, Object command) {
        try {
            insist(command);
        } catch (RuntimeException e) {
            var failure = new SendFailure(e);
            if (failure.isNotOfTheCommand()) {
                throw e;
            }
            if (failure.isRefusal(moot)) {
                log.info("{} is not needed any more: {}", command.getClass().getSimpleName(), moot);
                return;
            }
            log.warn("{} failed", command.getClass().getSimpleName(), e);
            park(processId, command, failure.cause());
        }
    }

    /** Sends a command, and again while what stopped it may pass. Answers why it failed, if it did. */
    public Optional<String> attempt(Object command) {
        try {
            insist(command);
            return Optional.empty();
        } catch (RuntimeException e) {
            var failure = new SendFailure(e);
            if (failure.isNotOfTheCommand()) {
                throw e;
            }
            log.warn("{} failed", command.getClass().getSimpleName(), e);
            return Optional.of(failure.cause());
        }
    }

    /** Sets a step aside that staff has to look at before it is sent again. */
    public void park(String processId, Object command, String cause) {
        var text = json.writeValueAsString(command);
        insist(new ParkStep(
                StepId.of(processId, text), processId, command.getClass().getName(), text, cause));
    }

    /** Like {@link #attempt}, but fails where the command does. */
    public void insist(Object command) {
        for (var retry = 1; ; retry++) {
            try {
                commands.sendAndWait(command, Actor.PLATFORM.asMetaData(), patience.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (RuntimeException e) {
                var failure = new SendFailure(e);
                if (retry > RETRIES || !failure.isTransient() || failure.isInterruption()) {
                    throw e;
                }
                backoff.before(retry);
            }
        }
    }
}
