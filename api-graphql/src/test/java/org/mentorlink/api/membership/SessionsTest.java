package org.mentorlink.api.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

class SessionsTest extends ApiTest {

    private static final String REFRESH = "mutation { refreshSession { accessToken member { id } errors { code } } }";

    @Autowired
    private PasswordEncoder passwords;

    @BeforeEach
    void lerato() {
        world.credentials.put(
                "lerato@mentorlink.example",
                Views.credentials(
                        Views.LERATO,
                        "lerato@mentorlink.example",
                        passwords.encode("mentorlink"),
                        MemberStatus.ACTIVE,
                        Role.MENTEE));
    }

    private HttpResponse<String> signIn(String email, String password) {
        return send(
                NOBODY,
                body("mutation { signIn(input: {email: \"" + email + "\", password: \"" + password
                        + "\"}) { accessToken member { id } errors { code message } } }"));
    }

    private HttpResponse<String> refresh(String cookie) {
        return send(NOBODY, body(REFRESH), "Cookie", cookie);
    }

    private static String cookie(HttpResponse<String> response) {
        var set = response.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private String code(HttpResponse<String> response) {
        return json.readTree(response.body())
                .at("/data")
                .iterator()
                .next()
                .at("/errors/0/code")
                .asString("");
    }

    @Test
    void a_sign_in_gives_a_token_that_works_and_a_cookie_that_scripts_cannot_read() {
        var response = signIn("Lerato@mentorlink.example", "mentorlink");

        var token =
                json.readTree(response.body()).at("/data/signIn/accessToken").asString();
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/graphql", "Max-Age=2592000")
                .doesNotContain("Secure");
        var me = send(NOBODY, body("{ me { id } }"), "Authorization", "Bearer " + token);
        assertThat(me.body()).contains(Views.LERATO);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_look_alike() {
        var wrong = signIn("lerato@mentorlink.example", "mentorlink2");
        var unknown = signIn("nobody@mentorlink.example", "mentorlink");

        assertThat(wrong.body()).contains("INVALID_CREDENTIALS").isEqualTo(unknown.body());
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_refresh_rotates_the_cookie_and_a_used_one_ends_the_session() {
        var first = cookie(signIn("lerato@mentorlink.example", "mentorlink"));
        var response = refresh(first);
        var second = cookie(response);
        assertThat(json.readTree(response.body())
                        .at("/data/refreshSession/member/id")
                        .asString())
                .isEqualTo(Views.LERATO);
        assertThat(second).isNotEqualTo(first);

        wallClock.advance(Duration.ofSeconds(21));
        assertThat(code(refresh(first))).isEqualTo("INVALID_SESSION");
        assertThat(code(refresh(second))).as("the whole family").isEqualTo("INVALID_SESSION");
    }

    @Test
    void a_sign_out_ends_the_session() {
        var cookie = cookie(signIn("lerato@mentorlink.example", "mentorlink"));

        var out = send(NOBODY, body("mutation { signOut { errors { code } } }"), "Cookie", cookie);

        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(code(refresh(cookie))).isEqualTo("INVALID_SESSION");
    }

    @Test
    void a_session_ends_after_thirty_days_however_often_it_is_refreshed() {
        var cookie = cookie(signIn("lerato@mentorlink.example", "mentorlink"));
        wallClock.advance(Duration.ofDays(29));
        cookie = cookie(refresh(cookie));
        wallClock.advance(Duration.ofDays(1));

        assertThat(code(refresh(cookie))).isEqualTo("INVALID_SESSION");
    }

    @Test
    void an_access_token_lasts_fifteen_minutes_of_the_wall_clock_whatever_the_sandbox_says() {
        var token = "Bearer " + tokens.issue(Views.LERATO, Set.of(Role.MENTEE));
        clock.advance(Duration.ofDays(30));
        assertThat(send(NOBODY, body("{ me { id } }"), "Authorization", token).body())
                .contains(Views.LERATO);

        wallClock.advance(Duration.ofMinutes(16));
        var late = send(NOBODY, body("{ me { id } }"), "Authorization", token);
        assertThat(late.statusCode()).isEqualTo(401);
        assertCode(json.readTree(late.body()), "UNAUTHENTICATED");
    }

    @Test
    void a_forged_token_is_unauthenticated() {
        assertCode(
                json.readTree(send(NOBODY, body("{ me { id } }"), "Authorization", "Bearer forged")
                        .body()),
                "UNAUTHENTICATED");
    }

    @Test
    void a_cookie_is_not_heeded_from_another_origin_or_a_plain_form() {
        var cookie = cookie(signIn("lerato@mentorlink.example", "mentorlink"));

        assertThat(send(NOBODY, body(REFRESH), "Cookie", cookie, "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(NOBODY, body(REFRESH), "Cookie", cookie, "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(NOBODY, body(REFRESH), "Cookie", cookie, "Origin", "http://localhost:" + port)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void only_what_is_named_is_open_and_headers_are_safe() {
        var page = send(HttpRequest.newBuilder(uri("/graphiql")).build());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        for (var path : List.of("/", "/mentors/mtr_1", "/desk/availability", "/sign-in")) {
            assertThat(send(HttpRequest.newBuilder(uri(path)).build()).body())
                    .as(path)
                    .contains("<title>MentorLink</title>");
        }
        assertThat(send(HttpRequest.newBuilder(uri("/anything")).build()).statusCode())
                .isEqualTo(404);
    }
}
