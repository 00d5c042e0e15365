package org.mentorlink.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mockingDetails;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.membership.MemberCommand.LockSignIn;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** A2, A8, A11: for an address nobody has, the answer is the same and so is what is done. */
class AlikeTest extends ApiTest {

    private static final String KNOWN = "lerato@mentorlink.example";
    private static final String UNKNOWN = "nobody@mentorlink.example";

    @MockitoSpyBean
    private PasswordEncoder encoder;

    @MockitoSpyBean
    private EphemeralStore store;

    @Autowired
    private Lockout lockout;

    @Autowired
    private org.mentorlink.api.membership.Registration registration;

    private String hash;

    @BeforeEach
    void lerato() {
        if (hash == null) {
            hash = encoder.encode("mentorlink");
        }
        world.credentials.put(KNOWN, Views.credentials(Views.LERATO, KNOWN, hash, MemberStatus.ACTIVE, Role.MENTEE));
        Stream.of(KNOWN, UNKNOWN).forEach(email -> lockout.clear(registration.fingerprint(email)));
    }

    /** The answer, and what was asked, hashed, kept and mailed for it. */
    private record Done(String answer, int questions, List<String> hashing, List<String> keeping, int mails) {}

    private Done done(String document, String email) {
        questionsAsked.set(0);
        world.links.clear();
        clearInvocations(encoder, store);
        var answer = ask(NOBODY, document.replace("EMAIL", email));
        return new Done(answer.toString(), questionsAsked.get(), calls(encoder), calls(store), world.links.size());
    }

    private static List<String> calls(Object spy) {
        return mockingDetails(spy).getInvocations().stream()
                .map(call -> call.getMethod().getName())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { signIn(input: {email: \"EMAIL\", password: \"wrong\"}) { accessToken errors { code message } } }",
                "mutation { requestSignInLink(input: {email: \"EMAIL\"}) { errors { code } position } }",
                "mutation { requestPasswordReset(input: {email: \"EMAIL\"}) { errors { code } position } }",
                "mutation { signInWithCode(input: {email: \"EMAIL\", code: \"1\"}) { errors { code message } } }"
            })
    void known_and_unknown(String document) {
        var known = done(document, KNOWN);
        var unknown = done(document, UNKNOWN);

        assertThat(known).isEqualTo(unknown);
        assertThat(known.answer()).doesNotContain("INTERNAL", "BAD_REQUEST");
    }

    @Test
    void a_password_is_hashed_for_an_address_nobody_has() {
        var document = "mutation { signIn(input: {email: \"EMAIL\", password: \"wrong\"}) { errors { code } } }";

        assertThat(done(document, UNKNOWN).hashing()).contains("matches");
    }

    @Test
    void a_lock_says_the_same_and_is_told_to_members_alone() {
        var document =
                "mutation { signIn(input: {email: \"EMAIL\", password: \"wrong\"}) { errors { __typename code message"
                        + " ... on SignInLocked { retryAfterSeconds } } } }";
        for (var i = 0; i < 5; i++) {
            done(document, KNOWN);
            done(document, UNKNOWN);
        }

        assertThat(done(document, KNOWN)).isEqualTo(done(document, UNKNOWN));
        assertThat(done(document, KNOWN).answer()).contains("SIGN_IN_LOCKED", "\"retryAfterSeconds\":60");
        assertThat(world.commands).filteredOn(LockSignIn.class::isInstance).hasSize(1);
        wallClock.advance(Duration.ofMinutes(1));
        assertThat(done(document, KNOWN).answer()).contains("INVALID_CREDENTIALS");
    }

    @Test
    void nothing_is_mailed_to_an_address_nobody_has() {
        done("mutation { requestSignInLink(input: {email: \"EMAIL\"}) { position } }", UNKNOWN);

        assertThat(world.links).singleElement().satisfies(link -> {
            assertThat(link.address()).isNull();
            assertThat(link.toString()).doesNotContain("token");
        });
    }
}
