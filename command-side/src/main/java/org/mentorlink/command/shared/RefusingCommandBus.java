package org.mentorlink.command.shared;

import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.mentorlink.shared.Refused;

/**
 * The local command bus. A command that lost a race for an aggregate is decided once more on what won, since only then
 * it can be refused for the right reason; one that keeps losing is refused as CONFLICT, which its sender may repeat.
 *
 * <p>The loser is only known when its events are stored, after every interceptor has returned, so this is no
 * interceptor. Inside another unit of work nothing is tried again: what is stored belongs to that one.
 */
public final class RefusingCommandBus extends AsynchronousCommandBus {

    static final int ATTEMPTS = 4;

    public RefusingCommandBus(Builder builder) {
        super(builder);
        registerHandlerInterceptor(new RefusalTranslation());
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        attempt(command, handler, callback, 1);
    }

    private <C, R> void attempt(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback,
            int attempt) {
        super.<C, R>handle(command, handler, (message, result) -> {
            if (!lostRace(result)) {
                callback.onResult(message, result);
            } else if (attempt < ATTEMPTS && !CurrentUnitOfWork.isStarted()) {
                attempt(command, handler, callback, attempt + 1);
            } else {
                callback.onResult(
                        message,
                        GenericCommandResultMessage.asCommandResultMessage(Refused.because(
                                "CONFLICT", "Others changed this at the same time. Please try again.")));
            }
        });
    }

    private static boolean lostRace(CommandResultMessage<?> result) {
        if (!result.isExceptional()) {
            return false;
        }
        var failure = result.exceptionResult();
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DeadlockException;
    }
}
