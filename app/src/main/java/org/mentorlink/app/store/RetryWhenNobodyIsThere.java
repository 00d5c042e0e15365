package org.mentorlink.app.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.RetryScheduler;

/** Sends a command again that nobody was there to take; any other failure is its sender's to judge. */
final class RetryWhenNobodyIsThere implements RetryScheduler {

    private static final int TRIES = 25;
    private static final long PAUSE_MILLIS = 200;

    @Override
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        if (!(lastFailure instanceof NoHandlerForCommandException) || failures.size() >= TRIES) {
            return false;
        }
        CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS).execute(dispatch);
        return true;
    }
}
