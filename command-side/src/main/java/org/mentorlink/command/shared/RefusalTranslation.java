package org.mentorlink.command.shared;

import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Refused;

/** Says a command to something that does not exist as the refusal NOT_FOUND, about the id that was given. */
public final class RefusalTranslation implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (AggregateNotFoundException unknown) {
            throw notFound(unitOfWork.getMessage().getPayloadType());
        }
    }

    private static Refused notFound(Class<?> command) {
        var path = Stream.of(command.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(TargetAggregateIdentifier.class))
                .map(field -> new String[] {Input.INPUT, field.getName()})
                .findFirst()
                .orElseGet(() -> new String[0]);
        return Refused.because("NOT_FOUND", "There is nothing of that id.", path);
    }
}
