package org.mentorlink.app.stories;

import java.util.List;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** An event processor that goes one event further when it is told to. */
final class Reader implements EventProcessor {

    private final String name;
    private final EventHandlerInvoker invoker;
    private final EventLog log;
    private int position;

    Reader(String name, EventHandlerInvoker invoker, EventLog log) {
        this.name = name;
        this.invoker = invoker;
        this.log = log;
    }

    void toStart() {
        position = 0;
    }

    boolean isBehind() {
        while (position < log.size() && !invoker.canHandle(log.at(position), Segment.ROOT_SEGMENT)) {
            position++;
        }
        return position < log.size();
    }

    /**
     * Handles the next event.
     *
     * @param crash everything was done, and nothing of it was noted down: the event comes again
     */
    void step(boolean crash) throws Exception {
        if (!isBehind()) {
            return;
        }
        EventMessage<?> event = log.at(position);
        var unitOfWork = DefaultUnitOfWork.startAndGet(event);
        try {
            invoker.handle(event, Segment.ROOT_SEGMENT);
        } catch (Exception | AssertionError failure) {
            unitOfWork.rollback(failure);
            throw failure;
        }
        if (crash) {
            unitOfWork.rollback();
        } else {
            unitOfWork.commit();
            position++;
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public List<MessageHandlerInterceptor<? super EventMessage<?>>> getHandlerInterceptors() {
        return List.of();
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        return () -> true;
    }

    @Override
    public void start() {}

    @Override
    public void shutDown() {}

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public boolean isError() {
        return false;
    }
}
