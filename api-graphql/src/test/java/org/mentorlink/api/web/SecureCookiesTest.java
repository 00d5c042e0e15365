package org.mentorlink.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestPropertySource;

/** A10, R3: every cookie of a session is kept from plain HTTP, from other sites, and, unless scripts need it, from scripts. */
class SecureCookiesTest {

    abstract static class SignedIn extends ApiTest {

        private static final String EMAIL = "lerato@mentorlink.example";

        @Autowired
        private PasswordEncoder passwords;

        @BeforeEach
        void lerato() {
            world.credentials.put(
                    EMAIL,
                    Views.credentials(
                            Views.LERATO, EMAIL, passwords.encode("mentorlink"), MemberStatus.ACTIVE, Role.MENTEE));
        }

        List<String> cookies() {
            return send(
                            NOBODY,
                            body("mutation { signIn(input: {email: \"" + EMAIL
                                    + "\", password: \"mentorlink\", transport: COOKIES}) { errors { code } } }"))
                    .headers()
                    .allValues("Set-Cookie");
        }
    }

    @Nested
    @TestPropertySource(properties = "mentorlink.session.plain-localhost=false")
    class Anywhere extends SignedIn {

        @Test
        void all_are_secure_and_same_site_and_the_csrf_token_alone_is_for_scripts() {
            assertThat(cookies())
                    .hasSize(3)
                    .allSatisfy(cookie -> assertThat(cookie).contains("; Secure", "SameSite=Strict"))
                    .filteredOn(cookie -> !cookie.contains("HttpOnly"))
                    .singleElement()
                    .satisfies(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN="));
        }
    }

    @Nested
    class OnThisMachine extends SignedIn {

        @Test
        void plain_http_will_do() {
            assertThat(cookies()).hasSize(3).noneMatch(cookie -> cookie.contains("Secure"));
        }
    }
}
