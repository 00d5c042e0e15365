package org.mentorlink.app.people;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.mentorlink.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the platform does by itself at its start. The command side may be another process that starts at the same time. */
@Component
public class FirstCommands {

    private static final Logger log = LoggerFactory.getLogger(FirstCommands.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CommandGateway commands;

    FirstCommands(CommandGateway commands) {
        this.commands = commands;
    }

    /** Sends a command as the platform, and waits for its outcome. */
    public void send(Object command) {
        var message = GenericCommandMessage.asCommandMessage(command).withMetaData(Actor.PLATFORM.asMetaData());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                commands.sendAndWait(message);
                return;
            } catch (NoHandlerForCommandException nobody) {
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw nobody;
                }
                log.info("Waiting for the command side");
                LockSupport.parkNanos(this, PAUSE.toNanos());
            }
        }
    }
}
