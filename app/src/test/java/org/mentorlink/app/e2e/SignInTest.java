package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows A1, A2 and A7 to A13 through the public API, the mails read in the sandbox's outbox. */
class SignInTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String SESSION = "member { id status } accessToken refreshToken";

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final String email = "sign-in-" + UUID.randomUUID() + "@example.org";

    @BeforeEach
    void registered() {
        anyone.mutate(
                "register",
                "RegisterInput",
                Map.of(
                        "email",
                        email,
                        "password",
                        PASSWORD,
                        "firstName",
                        "Ivy",
                        "lastName",
                        "In",
                        "timeZone",
                        "Europe/Paris",
                        "role",
                        "MENTEE"),
                "member { id }");
    }

    private JsonNode mail(String to) {
        return anyone.query(
                        "query($to: String!) { sandbox { outbox(to: $to, first: 20) { subject body link } } }",
                        Map.of("to", to))
                .get("sandbox")
                .get("outbox");
    }

    /** The newest mail with a link. Those without one may come at any time, such as that which greets the member. */
    private JsonNode newest() {
        for (var mail : mail(email)) {
            if (!mail.path("link").isNull()) {
                return mail;
            }
        }
        throw new AssertionError("no mail with a link: " + mail(email));
    }

    private String newestLink() {
        return newest().get("link").asString();
    }

    private static String token(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    private JsonNode signIn(Map<String, ?> more) {
        var input = new HashMap<String, Object>(Map.of("email", email, "password", PASSWORD));
        input.putAll(more);
        return anyone.tryMutate("signIn", "SignInInput", input, SESSION);
    }

    private JsonNode requestLink(String to) {
        return anyone.mutate("requestSignInLink", "RequestSignInLinkInput", Map.of("email", to), "__typename");
    }

    private JsonNode withLink(String token) {
        return anyone.tryMutate("signInWithLink", "SignInWithLinkInput", Map.of("token", token), SESSION);
    }

    private JsonNode me(String accessToken) {
        return anyone.withToken(accessToken)
                .request(
                        "{ me { id status landingPage mayApplyAsMentor roles lastSignInAt failedSignIns lockedUntil } }",
                        Map.of());
    }

    private static String code(JsonNode payload) {
        return payload.at("/errors/0/code").asString("");
    }

    private static void assertOver(JsonNode answer) {
        assertThat(answer.at("/errors/0/extensions/code").asString("")).isEqualTo("UNAUTHENTICATED");
    }

    private void assertMailed(String subject) {
        Eventually.holds(() -> assertThat(
                        mail(email).valueStream().map(one -> one.get("subject").asString()))
                .contains(subject));
    }

    @Nested
    class Addresses {

        @Test
        void are_pending_until_the_link_of_the_welcome_mail_is_used_which_works_once() {
            assertThat(signIn(Map.of()).at("/member/status").asString()).isEqualTo("PENDING");
            var welcome = newest();
            assertThat(welcome.get("subject").asString())
                    .isEqualTo("Welcome to MentorLink: please verify your address");
            var input = Map.of("token", token(welcome.get("link").asString()));

            anyone.mutate("verifyAddress", "VerifyAddressInput", input, "__typename");

            assertThat(me(signIn(Map.of()).get("accessToken").asString())
                            .at("/data/me/status")
                            .asString())
                    .isEqualTo("ACTIVE");
            assertThat(code(anyone.tryMutate("verifyAddress", "VerifyAddressInput", input, "__typename")))
                    .isEqualTo("INVALID_TOKEN");
        }

        @Test
        void are_verified_by_another_link_when_asked_for() {
            var access = signIn(Map.of()).get("accessToken").asString();
            anyone.withToken(access).query("mutation { requestVerificationLink { errors { code } } }");

            assertThat(newest().get("subject").asString()).isEqualTo("Verify your address");
            anyone.mutate("verifyAddress", "VerifyAddressInput", Map.of("token", token(newestLink())), "member { id }");
        }
    }

    @Nested
    class Links {

        @Test
        void sign_in_once_verify_the_address_and_are_mailed_to_members_alone() {
            var nobody = "nobody-" + UUID.randomUUID() + "@example.org";

            assertThat(requestLink(email)).isEqualTo(requestLink(nobody));

            assertThat(mail(nobody)).isEmpty();
            assertThat(newestLink()).startsWith(application.url() + "/sign-in?token=");
            var token = token(newestLink());
            var signedIn = withLink(token);
            assertThat(signedIn.at("/member/status").asString()).isEqualTo("ACTIVE");
            assertThat(me(signedIn.get("accessToken").asString())
                            .at("/data/me/lastSignInAt")
                            .isNull())
                    .isFalse();
            assertThat(SignInTest.code(withLink(token))).isEqualTo("INVALID_TOKEN");
            assertThat(SignInTest.code(withLink("nonsense"))).isEqualTo("INVALID_TOKEN");
        }

        @Test
        void do_not_serve_another_purpose() {
            requestLink(email);
            var reset = Map.of("token", token(newestLink()), "newPassword", "another horse battery");

            assertThat(SignInTest.code(anyone.tryMutate("resetPassword", "ResetPasswordInput", reset, SESSION)))
                    .isEqualTo("INVALID_TOKEN");
        }

        @Test
        void come_with_a_code_that_works_once() {
            requestLink(email);
            var code = code();

            assertThat(withCode(code).at("/member/status").asString()).isEqualTo("ACTIVE");
            assertThat(SignInTest.code(withCode(code))).isEqualTo("INVALID_CODE");
        }

        @Test
        void come_with_a_code_that_five_wrong_tries_make_void() {
            requestLink(email);
            var right = code();
            var wrong = right.equals("000000") ? "000001" : "000000";
            for (var i = 0; i < 5; i++) {
                assertThat(SignInTest.code(withCode(wrong))).isEqualTo("INVALID_CODE");
            }

            assertThat(SignInTest.code(withCode(right))).isEqualTo("INVALID_CODE");
        }

        private String code() {
            var found = Pattern.compile("\\b[0-9]{6}\\b")
                    .matcher(newest().get("body").asString());
            assertThat(found.find()).isTrue();
            return found.group();
        }

        private JsonNode withCode(String code) {
            return anyone.tryMutate(
                    "signInWithCode", "SignInWithCodeInput", Map.of("email", email, "code", code), SESSION);
        }

        @Test
        void lead_to_a_page_that_uses_nothing_up() throws Exception {
            requestLink(email);
            var link = newestLink();
            var page = URI.create(link);

            var opened = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(opened.statusCode()).isEqualTo(200);
            // The web client's page, or the plain one where the client was not built.
            assertThat(opened.body())
                    .containsAnyOf("/web/assets/", "/sign-in/page.js")
                    .doesNotContain("http://", "https://");
            assertThat(opened.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(withLink(token(link)).get("accessToken").isNull()).isFalse();
        }
    }

    @Nested
    class Passwords {

        @Test
        void are_set_anew_by_a_link_which_ends_all_sessions_and_older_links() {
            var before = signIn(Map.of()).get("accessToken").asString();
            var nobody = Map.of("email", "nobody-" + UUID.randomUUID() + "@example.org");
            assertThat(requestReset(Map.of("email", email))).isEqualTo(requestReset(nobody));
            var older = token(newestLink());
            requestReset(Map.of("email", email));
            var token = token(newestLink());

            var reset = reset(token);

            assertThat(reset.at("/member/status").asString()).isEqualTo("ACTIVE");
            assertOver(me(before));
            assertThat(me(reset.get("accessToken").asString()).has("errors")).isFalse();
            assertThat(code(signIn(Map.of()))).isEqualTo("INVALID_CREDENTIALS");
            assertThat(signIn(Map.of("password", "another horse battery")).at("/errors"))
                    .isEmpty();
            assertThat(code(reset(token))).isEqualTo("INVALID_TOKEN");
            assertThat(code(reset(older))).isEqualTo("INVALID_TOKEN");
            assertMailed("Your password has changed");
        }

        private JsonNode requestReset(Map<String, String> input) {
            return anyone.mutate("requestPasswordReset", "RequestPasswordResetInput", input, "__typename");
        }

        private JsonNode reset(String token) {
            var input = Map.of("token", token, "newPassword", "another horse battery");
            return anyone.tryMutate("resetPassword", "ResetPasswordInput", input, SESSION);
        }

        @Test
        void are_changed_by_who_knows_the_one_before_which_ends_the_other_sessions() {
            var other = signIn(Map.of()).get("accessToken").asString();
            var mine = anyone.withToken(signIn(Map.of()).get("accessToken").asString());
            var input = Map.of("currentPassword", PASSWORD, "newPassword", "another horse battery");

            assertThat(code(mine.tryMutate(
                            "changePassword",
                            "ChangePasswordInput",
                            Map.of("currentPassword", "wrong", "newPassword", "another horse battery"),
                            SESSION)))
                    .isEqualTo("INVALID_CREDENTIALS");
            var changed = mine.mutate("changePassword", "ChangePasswordInput", input, SESSION);

            assertOver(me(other));
            assertThat(me(changed.get("accessToken").asString()).has("errors")).isFalse();
            assertThat(code(signIn(Map.of()))).isEqualTo("INVALID_CREDENTIALS");
        }

        @Test
        void are_locked_after_five_failures_alike_for_an_address_nobody_has() {
            // A sign-in by link to an address that is not verified would drop the password.
            anyone.mutate("verifyAddress", "VerifyAddressInput", Map.of("token", token(newestLink())), "__typename");
            var nobody = "nobody-" + UUID.randomUUID() + "@example.org";
            for (var i = 0; i < 5; i++) {
                assertThat(code(signIn(Map.of("password", "wrong")))).isEqualTo("INVALID_CREDENTIALS");
                assertThat(code(signIn(Map.of("email", nobody)))).isEqualTo("INVALID_CREDENTIALS");
            }

            assertThat(code(signIn(Map.of()))).isEqualTo("SIGN_IN_LOCKED");
            assertThat(code(signIn(Map.of("email", nobody)))).isEqualTo("SIGN_IN_LOCKED");
            assertMailed("Signing in by password is locked");

            requestLink(email);
            var token = mail(email)
                    .valueStream()
                    .filter(one -> one.get("subject").asString().startsWith("Sign in to"))
                    .findFirst()
                    .orElseThrow()
                    .get("link")
                    .asString();
            var signedIn = withLink(token(token));
            var me = me(signedIn.get("accessToken").asString()).at("/data/me");
            assertThat(me.get("failedSignIns").asInt()).isZero();
            assertThat(me.get("lockedUntil").isNull()).isTrue();
            assertThat(signIn(Map.of()).at("/errors")).isEmpty();
        }

        @Test
        void that_were_wrong_are_counted_where_the_member_sees_it() {
            var access = signIn(Map.of()).get("accessToken").asString();
            for (var i = 0; i < 5; i++) {
                signIn(Map.of("password", "wrong"));
            }

            var me = me(access).at("/data/me");
            assertThat(me.get("failedSignIns").asInt()).isEqualTo(5);
            assertThat(me.get("lockedUntil").isNull()).isFalse();
        }
    }

    @Nested
    class Sessions {

        private JsonNode refresh(String token) {
            return anyone.query(
                            "mutation($token: String) { refreshSession(refreshToken: $token) { " + SESSION
                                    + " errors { code } } }",
                            Map.of("token", token))
                    .get("refreshSession");
        }

        @Test
        void of_clients_without_cookies_rotate_and_end_when_an_old_token_is_used_and_the_member_is_told() {
            var began = signIn(Map.of("transport", "TOKENS"));
            var first = began.get("refreshToken").asString();
            var second = refresh(first);
            assertThat(second.at("/errors")).isEmpty();
            var third = refresh(second.get("refreshToken").asString());
            assertThat(third.at("/errors")).isEmpty();

            assertThat(code(refresh(first))).isEqualTo("INVALID_SESSION");

            assertThat(code(refresh(third.get("refreshToken").asString()))).isEqualTo("INVALID_SESSION");
            assertOver(me(began.get("accessToken").asString()));
            assertOver(me(third.get("accessToken").asString()));
            assertMailed("A session was ended");
        }

        @Test
        void of_two_tabs_that_ask_at_once_both_go_on() {
            var first =
                    signIn(Map.of("transport", "TOKENS")).get("refreshToken").asString();

            var one = refresh(first);
            var other = refresh(first);

            assertThat(me(one.get("accessToken").asString()).has("errors")).isFalse();
            assertThat(me(other.get("accessToken").asString()).has("errors")).isFalse();
            assertThat(refresh(one.get("refreshToken").asString()).at("/errors"))
                    .isEmpty();
            assertThat(refresh(other.get("refreshToken").asString()).at("/errors"))
                    .isEmpty();
        }

        @Test
        void are_not_ended_by_who_knows_their_id_from_an_access_token() {
            var session = signIn(Map.of("transport", "TOKENS"));
            var refreshToken = session.get("refreshToken").asString();
            var id = refreshToken.substring(0, refreshToken.indexOf('.'));

            signOut(id + ".guess.guess");
            assertThat(code(refresh(id + ".guess.guess"))).isEqualTo("INVALID_SESSION");
            assertThat(me(session.get("accessToken").asString()).has("errors")).isFalse();

            signOut(refreshToken);
            assertOver(me(session.get("accessToken").asString()));
        }

        private void signOut(String token) {
            anyone.query(
                    "mutation($token: String) { signOut(refreshToken: $token) { errors { code } } }",
                    Map.of("token", token));
        }

        @Test
        void end_at_once_one_by_one_or_all_together() {
            var one = signIn(Map.of()).get("accessToken").asString();
            var two = signIn(Map.of("transport", "TOKENS"));
            var three = signIn(Map.of()).get("accessToken").asString();

            anyone.withToken(one).query("mutation { signOut { errors { code } } }");
            assertOver(me(one));
            assertThat(me(three).has("errors")).isFalse();

            anyone.withToken(three).query("mutation { signOutEverywhere { errors { code } } }");
            assertOver(me(three));
            assertOver(me(two.get("accessToken").asString()));
            assertThat(code(refresh(two.get("refreshToken").asString()))).isEqualTo("INVALID_SESSION");
            assertThat(signIn(Map.of()).at("/errors")).isEmpty();
        }

        @Test
        void kept_in_cookies_need_a_csrf_token_for_whatever_is_posted() throws Exception {
            var browser = new Browser();
            var signedIn = browser.post(
                    "mutation { signIn(input: {email: \"" + email + "\", password: \"" + PASSWORD
                            + "\", transport: COOKIES}) { accessToken refreshToken member { id } errors { code } } }",
                    null);
            assertThat(signedIn.at("/data/signIn/member/id").asString()).startsWith("mbr_");
            assertThat(signedIn.at("/data/signIn/accessToken").isNull()).isTrue();
            var change = "mutation { requestVerificationLink { errors { code } } }";

            // What only reads as well: it is told from a change after the door only.
            for (var operation : new String[] {change, "{ me { id } }"}) {
                var refused = browser.post(operation, null);
                assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
                assertThat(refused.at("/errors/0/message").asString())
                        .contains("header X-XSRF-TOKEN", "cookie XSRF-TOKEN");
            }
            assertThat(browser.post(change, "forged")
                            .at("/errors/0/extensions/code")
                            .asString())
                    .isEqualTo("FORBIDDEN");
            var csrf = browser.cookie("XSRF-TOKEN");
            assertThat(csrf).isNotNull();
            assertThat(browser.post(change, csrf).has("errors")).isFalse();
            assertThat(browser.post("{ me { id } }", csrf).at("/data/me/id").asString())
                    .startsWith("mbr_");

            assertThat(browser.post("mutation { refreshSession { errors { code } } }", csrf)
                            .at("/data/refreshSession/errors"))
                    .isEmpty();
            browser.post("mutation { signOut { errors { code } } }", csrf);
            assertThat(browser.cookie("mentorlink_access")).isNull();
            assertThat(browser.post("{ me { id } }", csrf).at("/data/me").isNull())
                    .isTrue();
        }
    }

    /** A client that can do without scripts' tokens sends files as it sends operations. */
    @Nested
    class Files {

        private final byte[] pdf = "%PDF-1.7\n% nothing to see\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

        @Test
        void are_sent_and_fetched_with_nothing_but_cookies_and_the_csrf_token() throws Exception {
            var browser = new Browser();
            browser.post(browser.signIn("COOKIES"), null);

            assertThat(browser.upload(pdf, null, null).at("/errors/0/message").asString())
                    .contains("X-XSRF-TOKEN");
            var taken = browser.upload(pdf, browser.cookie("XSRF-TOKEN"), null);

            assertThat(taken.at("/document/status").asString()).isEqualTo("SUBMITTED");
            assertThat(browser.get(taken.at("/document/url").asString()).body()).startsWith("%PDF-1.7");
        }

        @Test
        void are_sent_with_a_refreshed_access_token_where_only_the_refresh_token_is_in_a_cookie() throws Exception {
            var browser = new Browser();
            browser.post(browser.signIn("REFRESH_COOKIE"), null);
            assertThat(browser.upload(pdf, null, null)
                            .at("/errors/0/extensions/code")
                            .asString())
                    .isEqualTo("UNAUTHENTICATED");

            var refreshed = browser.post("mutation { refreshSession { accessToken errors { code } } }", null)
                    .at("/data/refreshSession");

            assertThat(refreshed.get("errors")).isEmpty();
            var access = refreshed.get("accessToken").asString();
            assertThat(browser.upload(pdf, null, access).at("/document/status").asString())
                    .isEqualTo("SUBMITTED");
        }
    }

    @Nested
    class Me {

        @Test
        void knows_where_to_begin() {
            var mentee = me(signIn(Map.of()).get("accessToken").asString()).at("/data/me");
            assertThat(mentee.get("landingPage").asString()).isEqualTo("HUB");
            assertThat(mentee.get("mayApplyAsMentor").asBoolean()).isTrue();

            var thandi = anyone.as("thandi")
                    .query("{ me { landingPage mayApplyAsMentor status } }")
                    .get("me");
            assertThat(thandi.get("landingPage").asString()).isEqualTo("MENTOR_DESK");
            assertThat(thandi.get("mayApplyAsMentor").asBoolean()).isFalse();
            assertThat(thandi.get("status").asString()).isEqualTo("ACTIVE");
            assertThat(anyone.as("arjun")
                            .query("{ me { landingPage } }")
                            .at("/me/landingPage")
                            .asString())
                    .isEqualTo("HUB");
        }
    }

    /** Keeps cookies, as a browser does. */
    private final class Browser {

        private static final JsonMapper JSON = new JsonMapper();
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        JsonNode post(String document, @Nullable String csrf) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(application.url() + "/graphql"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document))));
            if (csrf != null) {
                request.header("X-XSRF-TOKEN", csrf);
            }
            return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        }

        String signIn(String transport) {
            return "mutation { signIn(input: {email: \"" + email + "\", password: \"" + PASSWORD + "\", transport: "
                    + transport + "}) { member { id } errors { code } } }";
        }

        JsonNode upload(byte[] document, @Nullable String csrf, @Nullable String accessToken) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(application.url() + "/documents?kind=RESUME"))
                    .timeout(Duration.ofSeconds(30))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(document));
            if (csrf != null) {
                request.header("X-XSRF-TOKEN", csrf);
            }
            if (accessToken != null) {
                request.header("Authorization", "Bearer " + accessToken);
            }
            return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        }

        HttpResponse<String> get(String path) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(application.url() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        @Nullable String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(java.net.HttpCookie::getValue)
                    .findFirst()
                    .orElse(null);
        }
    }
}
