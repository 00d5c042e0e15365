package org.mentorlink.command.shared;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;

/**
 * Which aggregate a command is for. Our commands are records, and the component that names it is found once for each of them; Axon's
 * own resolver looks through the annotations of a command's type for each command anew, and is asked about any other.
 */
@Component
final class CommandTargets implements CommandTargetResolver {

    private final CommandTargetResolver others =
            AnnotationCommandTargetResolver.builder().build();

    private final ClassValue<Optional<Method>> identifiers = new ClassValue<>() {

        @Override
        protected Optional<Method> computeValue(Class<?> command) {
            return command.isRecord()
                    ? Arrays.stream(command.getRecordComponents())
                            .map(component -> component.getAccessor())
                            .filter(accessor -> accessor.isAnnotationPresent(TargetAggregateIdentifier.class))
                            .findFirst()
                    : Optional.empty();
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        var identifier = identifiers.get(command.getPayloadType());
        return identifier.isPresent()
                ? new VersionedAggregateIdentifier(read(identifier.get(), command.getPayload()), null)
                : others.resolveTarget(command);
    }

    private static Object read(Method identifier, Object command) {
        try {
            return identifier.invoke(command);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException("a command does not tell what it is for", failed);
        }
    }
}
