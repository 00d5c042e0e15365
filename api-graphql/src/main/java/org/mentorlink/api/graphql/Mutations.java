package org.mentorlink.api.graphql;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.FindHead;
import org.mentorlink.shared.PositionQuery.Reached;
import org.mentorlink.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * How every mutation is done: send the command, wait until its events can be seen, read the object, and answer it with
 * the position. A refusal is answered as data; one for an old version beside the object as it is.
 */
@Component
public class Mutations {

    private static final String CONFLICT = "VERSION_CONFLICT";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CommandGateway commands;
    private final Questions questions;

    Mutations(CommandGateway commands, Questions questions) {
        this.commands = commands;
        this.questions = questions;
    }

    /**
     * @param command what is sent; may throw {@link Refused} for what the API itself refuses
     * @param load reads the changed object
     */
    public <V, P> P perform(
            Visit visit, Actor actor, Supplier<Object> command, Supplier<@Nullable V> load, Answers<V, P> answers) {
        try {
            send(visit, actor, command.get());
            return seen(load, answers);
        } catch (CommandExecutionException e) {
            var refusal = refusal(e);
            return refusal.code().equals(CONFLICT)
                    ? conflict(refusal, load, answers)
                    : answers.refused(UserError.of(refusal));
        }
    }

    /** Who edited from an old version is shown the object as it is now. */
    private <V, P> P conflict(Refused.Refusal refusal, Supplier<@Nullable V> load, Answers<V, P> answers) {
        var position = awaitHead();
        return answers.of(load.get(), List.of(UserError.of(refusal)), position);
    }

    /** Sends a command and waits for its outcome; answers what its handler does. */
    public @Nullable Object send(Visit visit, Actor actor, Object command) {
        try {
            return commands.send(command, visit.metaData(actor))
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw Problem.timeout(PATIENCE);
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** What was loaded once everything that had happened before can be seen. */
    public <V, P> P seen(Supplier<@Nullable V> load, Answers<V, P> answers) {
        var position = awaitHead();
        return answers.of(load.get(), List.of(), position);
    }

    /** Waits until everything that has happened can be seen; answers up to where. */
    public String awaitHead() {
        var head = headPosition();
        if (head >= 0) {
            questions.ask(new AwaitPosition(head, PATIENCE.toMillis()), Reached.class);
        }
        return Long.toString(head);
    }

    /** Up to where everything is that has happened, seen or not. */
    public String head() {
        return Long.toString(headPosition());
    }

    private long headPosition() {
        return questions.ask(new FindHead(), Reached.class).position();
    }

    /** What a failed command says to its caller; rethrown where it is not a refusal. */
    public static Refused.Refusal refusal(CommandExecutionException failure) {
        return failure.<Refused.Refusal>getDetails().orElseThrow(() -> failure);
    }

    /** A refusal for an id that nothing has. */
    public static Refused notFound(String what, String field) {
        return Refused.because("NOT_FOUND", "There is no such " + what + ".", "input", field);
    }
}
