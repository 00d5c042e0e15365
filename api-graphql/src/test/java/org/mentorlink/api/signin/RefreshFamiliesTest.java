package org.mentorlink.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.TestClock;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.InMemoryEphemeralStore;
import org.mentorlink.api.graphql.EndedSessions;
import org.mentorlink.api.signin.RefreshFamilies.Rotation;

class RefreshFamiliesTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final List<String> kept = new ArrayList<>();
    private final EphemeralStore store = new Listening(new InMemoryEphemeralStore(clock));
    private final EndedSessions ended = mock(EndedSessions.class);
    private final RefreshFamilies families = new RefreshFamilies(store, ended, clock);

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
        public <R> R update(String key, Function<String, Change<R>> change) {
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

    @Test
    void only_the_newest_token_is_good_and_nothing_that_opens_is_kept() {
        var first = families.begin("mbr_ada", 3, SessionTransport.TOKENS);
        var second = rotated(first.token());

        assertThat(second.memberId()).isEqualTo("mbr_ada");
        assertThat(second.session()).isEqualTo(first.session());
        assertThat(second.session().epoch()).isEqualTo(3);
        assertThat(second.transport()).isEqualTo(SessionTransport.TOKENS);
        assertThat(kept)
                .noneMatch(value -> value.contains(secret(first.token())) || value.contains(secret(second.token())));
    }

    private static String secret(String token) {
        return token.substring(token.indexOf('.') + 1);
    }

    @Test
    void an_older_token_ends_the_family_and_its_access_tokens() {
        var first = families.begin("mbr_ada", 0, SessionTransport.TOKENS);
        var second = rotated(first.token());

        assertThat(families.rotate(first.token())).isEqualTo(new Rotation.Reused("mbr_ada"));
        assertThat(families.rotate(second.token())).isEqualTo(new Rotation.Unknown());
        verify(ended).end(first.session().id());
    }

    @Test
    void no_family_lives_longer_than_thirty_days() {
        var token = families.begin("mbr_ada", 0, SessionTransport.TOKENS).token();
        clock.advance(Duration.ofDays(29));
        token = rotated(token).token();
        clock.advance(Duration.ofDays(1));

        assertThat(families.rotate(token)).isEqualTo(new Rotation.Unknown());
    }

    @Test
    void what_is_no_token_is_unknown() {
        assertThat(families.rotate("nonsense")).isEqualTo(new Rotation.Unknown());
        assertThat(families.rotate("a.b")).isEqualTo(new Rotation.Unknown());
    }
}
