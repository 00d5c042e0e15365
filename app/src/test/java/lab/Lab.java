package lab;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.mentorlink.app.store.Processors;
import org.mentorlink.shared.Personal;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running platform. Tests that do not restart it share one. */
public final class Lab implements AutoCloseable {

    private static final Path BINARIES = Path.of("target", "postgres-binaries");

    private final ConfigurableApplicationContext context;

    private Lab(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Lab of(ConfigurableApplicationContext context) {
        return new Lab(context);
    }

    /** One for the whole test run; stops with it. */
    public static Lab shared() {
        // Axon's event clock is static: that of whatever application of this JVM started last.
        GenericEventMessage.clock = Shared.LAB.get(Clock.class);
        return Shared.LAB;
    }

    private static final class Shared {
        static final Lab LAB =
                start(Path.of("target", "lab-" + ProcessHandle.current().pid()));
    }

    /** Starts one on a directory. */
    public static Lab start(Path directory, String... more) {
        return new Lab(new SpringApplicationBuilder(LabApplication.class)
                .web(WebApplicationType.NONE)
                .run(arguments(directory, more)));
    }

    static String[] arguments(Path directory, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of(
                        "--mentorlink.data-dir=" + directory,
                        "--mentorlink.binaries-dir=" + BINARIES.toAbsolutePath(),
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off",
                        // The schema is on the class path, its scalars are not part of the lab.
                        "--spring.autoconfigure.exclude=org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    public void open(String counterId) {
        send(new CounterCommand.Open(counterId, Personal.of("member-" + counterId, "Ada Lovelace")));
    }

    public <R> R send(CounterCommand command) {
        return get(CommandGateway.class).sendAndWait(command, 60, TimeUnit.SECONDS);
    }

    /** Waits until everything sent has had all its effects. */
    public void settle() {
        get(Processors.class).awaitQuiet(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        context.close();
    }
}
