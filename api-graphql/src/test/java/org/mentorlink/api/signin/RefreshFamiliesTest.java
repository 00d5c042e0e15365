package org.mentorlink.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.TestClock;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.InMemoryEphemeralStore;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.EndedSessions;
import org.mentorlink.api.signin.RefreshFamilies.Rotation;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RefreshFamiliesTest {

    private static final ApiProperties DEFAULTS =
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("mentorlink", ApiProperties.class);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final List<String> kept = new ArrayList<>();
    private final EphemeralStore store = new Listening(new InMemoryEphemeralStore(clock));
    private final EndedSessions ended = mock(EndedSessions.class);
    private final RefreshFamilies families = new RefreshFamilies(store, ended, DEFAULTS, clock);

    /** Writes down what is stored. */
    private final class Listening implements EphemeralStore {

        private final EphemeralStore inner;

        Listening(EphemeralStore inner) {
            this.inner = inner;
        }

        @Override
        public String read(String key) {
            return inner.read(key);
        }

        @Override
        public synchronized <R> R update(String key, Function<String, Change<R>> change) {
            kept.add(key);
            return inner.update(key, before -> {
                var next = change.apply(before);
                kept.add(String.valueOf(next.value()));
                return next;
            });
        }
    }

    private RefreshFamilies.Begun rotated(String token) {
        return ((Rotation.Rotated) families.rotate(token)).begun();
    }

    private String begun() {
        return families.begin("mbr_ada", 0, SessionTransport.TOKENS).token();
    }

    @Test
    void a_session_goes_on_and_nothing_that_opens_is_kept() {
        var first = families.begin("mbr_ada", 3, SessionTransport.TOKENS);
        var second = rotated(first.token());

        assertThat(second.memberId()).isEqualTo("mbr_ada");
        assertThat(second.session()).isEqualTo(first.session());
        assertThat(second.session().epoch()).isEqualTo(3);
        assertThat(second.transport()).isEqualTo(SessionTransport.TOKENS);
        assertThat(Stream.of(first, second)
                        .flatMap(begun ->
                                Arrays.stream(begun.token().split("\\.")).skip(1)))
                .allSatisfy(secret -> assertThat(kept).noneMatch(value -> value.contains(secret)));
    }

    @Test
    void the_token_before_is_good_once_more_for_a_moment_and_both_go_on() {
        var first = begun();
        var one = rotated(first).token();
        clock.advance(Duration.ofSeconds(19));
        var other = rotated(first).token();
        clock.advance(Duration.ofMinutes(15));

        var next = rotated(one).token();
        assertThat(families.rotate(other)).as("the other tab, at the same time").isInstanceOf(Rotation.Rotated.class);
        assertThat(families.rotate(next)).isInstanceOf(Rotation.Rotated.class);
        verifyNoInteractions(ended);
    }

    @Test
    void after_that_moment_it_ends_the_family_and_its_access_tokens() {
        var first = families.begin("mbr_ada", 0, SessionTransport.TOKENS);
        var second = rotated(first.token());
        clock.advance(Duration.ofSeconds(20));

        assertThat(families.rotate(first.token())).isEqualTo(new Rotation.Reused("mbr_ada"));
        assertThat(families.rotate(second.token())).isEqualTo(new Rotation.Unknown());
        verify(ended).end(first.session().id());
    }

    @Test
    void using_the_token_before_again_and_again_does_not_prolong_the_moment() {
        var first = begun();
        rotated(first);
        clock.advance(Duration.ofSeconds(15));
        rotated(first);
        clock.advance(Duration.ofSeconds(5));
        assertThat(families.rotate(first)).isInstanceOf(Rotation.Reused.class);
    }

    @Test
    void what_is_older_ends_the_family_at_once() {
        var first = begun();
        var second = rotated(first).token();
        var third = rotated(second).token();

        assertThat(families.rotate(first)).isEqualTo(new Rotation.Reused("mbr_ada"));
        assertThat(families.rotate(third)).isEqualTo(new Rotation.Unknown());
    }

    /** A thief and the owner hold a token of the same generation: one of them comes too late. */
    @Test
    void who_stole_a_token_in_that_moment_is_found_out_at_the_next_turn() {
        var first = begun();
        var owners = rotated(first).token();
        var thiefs = rotated(first).token();
        clock.advance(Duration.ofMinutes(10));
        var next = rotated(thiefs).token();
        clock.advance(Duration.ofMinutes(1));

        assertThat(families.rotate(owners)).isInstanceOf(Rotation.Reused.class);
        assertThat(families.rotate(next)).isEqualTo(new Rotation.Unknown());
    }

    @Test
    void several_processes_that_are_asked_at_once_all_answer() throws Exception {
        var first = begun();
        var barrier = new CyclicBarrier(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Rotation> ask = () -> {
                var process = new RefreshFamilies(store, ended, DEFAULTS, clock);
                barrier.await();
                return process.rotate(first);
            };
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(8, ask))) {
                assertThat(answer.get()).isInstanceOf(Rotation.Rotated.class);
            }
        }
        verifyNoInteractions(ended);
    }

    @Test
    void there_are_never_more_siblings_than_tabs() {
        var first = begun();
        for (var i = 0; i < 3 * RefreshFamilies.SIBLINGS; i++) {
            rotated(first);
        }
        assertThat(kept.getLast().length()).isLessThan((RefreshFamilies.SIBLINGS + 5) * 70);
    }

    @Test
    void looking_uses_nothing_up() {
        var first = begun();
        assertThat(families.look(first)).isInstanceOf(Rotation.Rotated.class);
        var second = rotated(first).token();
        rotated(second);

        assertThat(families.look(first)).isInstanceOf(Rotation.Reused.class);
        assertThat(families.look("nonsense")).isEqualTo(new Rotation.Unknown());
        verifyNoInteractions(ended);
        assertThat(families.look(second)).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void no_family_lives_longer_than_thirty_days() {
        var token = begun();
        clock.advance(Duration.ofDays(29));
        token = rotated(token).token();
        clock.advance(Duration.ofDays(1));

        assertThat(families.rotate(token)).isEqualTo(new Rotation.Unknown());
    }

    @Test
    void what_is_no_token_is_unknown() {
        assertThat(families.rotate("nonsense")).isEqualTo(new Rotation.Unknown());
        assertThat(families.rotate("a.b")).isEqualTo(new Rotation.Unknown());
        assertThat(families.rotate("a.b.c")).isEqualTo(new Rotation.Unknown());
    }

    /** As an access token tells the session's id, also one that leaked long after its time. */
    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s.", "%s.x", "%s.x.y", "%s..", "%s.x.y.z"})
    void who_knows_the_session_alone_can_neither_end_it_nor_be_taken_for_a_thief(String form) {
        var token = begun();
        var guess = form.formatted(token.substring(0, token.indexOf('.')));

        assertThat(families.rotate(guess)).isEqualTo(new Rotation.Unknown());
        families.endWith(guess);

        verifyNoInteractions(ended);
        assertThat(families.rotate(token)).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void a_token_of_the_session_ends_it() {
        var first = families.begin("mbr_ada", 0, SessionTransport.TOKENS);
        var second = rotated(first.token());

        families.endWith(first.token());

        verify(ended).end(first.session().id());
        assertThat(families.rotate(second.token())).isEqualTo(new Rotation.Unknown());
        families.endWith(second.token());
    }
}
