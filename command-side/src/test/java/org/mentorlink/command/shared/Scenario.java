package org.mentorlink.command.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mothers.Members;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;

/** Given these events, when this command comes at that time, then exactly these events, or exactly this refusal. */
public final class Scenario<A> {

    private static final Set<Class<?>> USED = ConcurrentHashMap.newKeySet();

    private final AggregateTestFixture<A> fixture;
    private final Instant now;
    private Object[] history = {};
    private Instant then;

    public Scenario(Class<A> aggregate, Instant now, Object... resources) {
        fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(Members.clockAt(now));
        fixture.registerInjectableResources(resources);
        fixture.registerCommandHandlerInterceptor(new RefusalTranslation());
        fixture.givenCurrentTime(now);
        this.now = now;
        then = now;
    }

    public AggregateTestFixture<A> fixture() {
        return fixture;
    }

    public Scenario<A> given(Object... events) {
        history = events;
        return this;
    }

    /** Events that happened at another time than the command comes. */
    public Scenario<A> givenAt(Instant time, Object... events) {
        then = time;
        return given(events);
    }

    public Outcome when(Object command) {
        return when(command, Actor.PLATFORM);
    }

    public Outcome when(Object command, Actor by) {
        USED.add(command.getClass());
        var executor = history.length == 0
                ? fixture.givenNoPriorActivity()
                : fixture.givenCurrentTime(then).andGiven(history).andGivenCurrentTime(now);
        return new Outcome(executor.when(command, by.asMetaData()));
    }

    /** Fails where a message of the vocabulary was in no scenario so far; skipped where tests were picked out. */
    public static void assertAllUsed(Class<?>... vocabularies) {
        assertAllUsedBut(Set.of(), vocabularies);
    }

    /** @param elsewhere messages that another class of tests answers for */
    public static void assertAllUsedBut(Set<Class<?>> elsewhere, Class<?>... vocabularies) {
        var messages = new HashSet<Class<?>>();
        for (var vocabulary : vocabularies) {
            messages.addAll(List.of(vocabulary.getPermittedSubclasses()));
        }
        messages.removeAll(elsewhere);
        assertUsed(messages);
    }

    /** Fails where one of the messages was in no scenario so far; skipped where tests were picked out. */
    public static void assertUsed(Set<Class<?>> messages) {
        assumeTrue(System.getProperty("test") == null, "only some tests were run");
        var missing = new HashSet<>(messages);
        missing.removeAll(USED);
        assertThat(missing).isEmpty();
    }

    /** What followed. */
    public static final class Outcome {

        private final ResultValidator<?> result;

        private Outcome(ResultValidator<?> result) {
            this.result = result;
        }

        public void then(Object... events) {
            Arrays.stream(events).forEach(event -> USED.add(event.getClass()));
            result.expectSuccessfulHandlerExecution().expectEvents(events);
        }

        public void nothing() {
            result.expectSuccessfulHandlerExecution().expectNoEvents();
        }

        public void answers(@Nullable Object answer) {
            result.expectSuccessfulHandlerExecution().expectNoEvents().expectResultMessagePayload(answer);
        }

        public void refused(String code, String... path) {
            Predicate<Refused> same = refused ->
                    refused.code().equals(code) && refused.refusal().path().equals(List.of(path));
            result.expectNoEvents()
                    .expectException(new CustomTypeSafeMatcher<Throwable>("refused as " + code + List.of(path)) {
                        @Override
                        protected boolean matchesSafely(Throwable thrown) {
                            return thrown instanceof Refused refused && same.test(refused);
                        }
                    });
        }
    }
}
