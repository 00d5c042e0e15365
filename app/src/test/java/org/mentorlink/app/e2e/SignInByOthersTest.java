package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** A5 and A7 where mail is real, a provider is real, and addresses must be verified: each over its own wire. */
class SignInByOthersTest {

    private static final String CLIENT = "mentorlink-client";
    private static final String PASSWORD = "correct horse battery";
    private static final String SESSION = "member { id status email roles firstName } accessToken refreshToken";

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final MockOAuth2Server PROVIDER =
            new MockOAuth2Server(OAuth2Config.Companion.fromJson("{\"httpServer\": \"NettyWrapper\"}"));
    private static ApplicationUnderTest application;

    private final String email = "others-" + UUID.randomUUID() + "@example.org";
    private final String subject = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        MAIL.start();
        PROVIDER.start();
        application = ApplicationUnderTest.fresh(
                "mentorlink.sandbox.enabled=true",
                "mentorlink.sign-in.verification=required",
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + MAIL.getSmtp().getPort(),
                "spring.security.oauth2.client.registration.google.client-id=" + CLIENT,
                "spring.security.oauth2.client.registration.google.client-secret=secret",
                "spring.security.oauth2.client.registration.google.scope=openid,email,profile",
                "spring.security.oauth2.client.provider.google.issuer-uri=" + PROVIDER.issuerUrl("google"));
    }

    @AfterAll
    static void stop() {
        application.close();
        PROVIDER.shutdown();
        MAIL.stop();
    }

    private static GraphQlClient anyone() {
        return application.client();
    }

    private GraphQlClient registered() {
        anyone().mutate(
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
        return anyone().signedIn(email, PASSWORD);
    }

    private MimeMessage mail(String mailSubject) {
        var found = new MimeMessage[1];
        Eventually.holds(() -> {
            for (var message : MAIL.getReceivedMessages()) {
                if (message.getSubject().equals(mailSubject)
                        && message.getRecipients(Message.RecipientType.TO)[0]
                                .toString()
                                .equals(email)) {
                    found[0] = message;
                }
            }
            assertThat(found[0]).isNotNull();
        });
        return found[0];
    }

    private static String text(Object content, String type) throws Exception {
        if (content instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var part = parts.getBodyPart(i);
                var inner = part.isMimeType(type)
                        ? part.getContent().toString()
                        : part.isMimeType("multipart/*") ? text(part.getContent(), type) : "";
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
        }
        return "";
    }

    @Test
    void business_waits_for_the_link_of_a_real_mail() throws Exception {
        var member = registered();
        var slot = anyone().slot(anyone().mentorId("thandi"), Duration.ofDays(3), 0);
        var wish = booking(anyone().mentorId("thandi"), slot, "pm_card_visa");
        assertThat(member.requestBooking(wish).at("/errors/0/code").asString()).isEqualTo("EMAIL_NOT_VERIFIED");

        var welcome = mail("Welcome to MentorLink: please verify your address");
        assertThat(welcome.getFrom()[0].toString()).isEqualTo("MentorLink <no-reply@mentorlink.example>");
        assertThat(welcome.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(welcome.getMessageID()).isNotEmpty();
        var plain = text(welcome.getContent(), "text/plain");
        assertThat(text(welcome.getContent(), "text/html"))
                .contains("<a href=\"" + application.url() + "/verify-address");
        var token = plain.substring(plain.indexOf("token=") + 6).strip();
        anyone().mutate("verifyAddress", "VerifyAddressInput", Map.of("token", token), "member { id }");

        assertThat(member.requestBooking(wish).at("/errors")).isEmpty();
    }

    private String idToken(String audience, Map<String, ?> more) {
        var claims = new java.util.HashMap<String, Object>(
                Map.of("email", email, "email_verified", true, "given_name", "Gia", "family_name", "Google"));
        claims.putAll(more);
        return PROVIDER.issueToken(
                        "google",
                        CLIENT,
                        new DefaultOAuth2TokenCallback("google", subject, "JWT", List.of(audience), claims, 3600))
                .serialize();
    }

    private JsonNode withGoogle(String idToken) {
        return anyone().tryMutate(
                        "signInWithGoogle",
                        "SignInWithGoogleInput",
                        Map.of("idToken", idToken, "transport", "TOKENS"),
                        SESSION);
    }

    @Test
    void a_first_sign_in_with_google_makes_a_mentee_and_the_next_one_finds_them_by_the_subject() {
        var token = idToken(CLIENT, Map.of());
        var first = withGoogle(token);
        assertThat(first.at("/errors")).isEmpty();
        assertThat(first.at("/member/status").asString()).isEqualTo("ACTIVE");
        assertThat(first.at("/member/roles/0").asString()).isEqualTo("MENTEE");
        assertThat(first.at("/member/firstName").asString()).isEqualTo("Gia");
        assertThat(first.at("/refreshToken").asString()).isNotEmpty();

        assertThat(withGoogle(token).at("/errors/0/code").asString())
                .as("a token works once")
                .isEqualTo("INVALID_ID_TOKEN");
        var renamed = withGoogle(idToken(CLIENT, Map.of("email", "moved-" + email, "iat_nonce", "2")));
        assertThat(renamed.at("/member/id").asString())
                .isEqualTo(first.at("/member/id").asString());
    }

    @Test
    void tokens_for_others_and_addresses_not_verified_are_refused() {
        assertThat(withGoogle(idToken("somebody-else", Map.of()))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("INVALID_ID_TOKEN");
        assertThat(withGoogle("nonsense").at("/errors/0/code").asString()).isEqualTo("INVALID_ID_TOKEN");
        assertThat(withGoogle(idToken(CLIENT, Map.of("email_verified", false)))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("ADDRESS_NOT_VERIFIED_BY_GOOGLE");
    }

    @Test
    void who_registered_with_an_address_of_somebody_else_is_shut_out_when_its_owner_comes() {
        var squatter = registered();
        var squatted = squatter.me();

        var owner = withGoogle(idToken(CLIENT, Map.of()));

        assertThat(owner.at("/member/id").asString()).isEqualTo(squatted);
        assertThat(owner.at("/member/status").asString()).isEqualTo("ACTIVE");
        assertThat(squatter.request("{ me { id } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(anyone().tryMutate(
                                "signIn", "SignInInput", Map.of("email", email, "password", PASSWORD), "member { id }")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("INVALID_CREDENTIALS");
    }

    private static HttpResponse<String> get(HttpClient browser, URI uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void a_browser_goes_to_the_provider_and_comes_back_with_a_session() throws Exception {
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(
                "google",
                subject,
                "JWT",
                List.of(CLIENT),
                Map.of("email", email, "email_verified", true, "given_name", "Gia", "family_name", "Google"),
                3600));
        var cookies = new CookieManager();
        var browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        var out = get(browser, URI.create(application.url() + "/oauth2/authorization/google"));
        assertThat(out.statusCode()).isEqualTo(302);
        var asked = UriComponentsBuilder.fromUri(location(out)).build().getQueryParams();
        assertThat(asked).containsKeys("state", "nonce", "code_challenge");
        assertThat(asked.getFirst("code_challenge_method")).isEqualTo("S256");
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");

        var back = get(browser, location(get(browser, location(out))));

        assertThat(location(back)).hasToString(application.url() + "/");
        var session = back.headers().allValues("Set-Cookie");
        assertThat(session)
                .anyMatch(cookie -> cookie.startsWith("mentorlink_access=") && cookie.contains("HttpOnly"))
                .anyMatch(cookie -> cookie.startsWith("mentorlink_refresh=") && cookie.contains("SameSite=Strict"))
                .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
        var access = session.stream()
                .filter(cookie -> cookie.startsWith("mentorlink_access="))
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
        assertThat(anyone().withToken(access)
                        .query("{ me { email status } }")
                        .at("/me/email")
                        .asString())
                .isEqualTo(email);
    }

    @Test
    void the_sign_in_page_leads_to_the_provider_and_back_to_where_it_was_left_from() {
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(
                "google",
                subject,
                "JWT",
                List.of(CLIENT),
                Map.of("email", email, "email_verified", true, "given_name", "Gia", "family_name", "Google"),
                3600));
        try (var browser = Browser.open(application.url())) {
            var page = browser.window(360, false);
            page.navigate("/sign-in?next=/settings/sign-in");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continue with Google"))
                    .click();

            page.waitForURL("**/settings/sign-in");
            PlaywrightAssertions.assertThat(page.getByText("You sign in without a password"))
                    .isVisible();
            page.reload();
            PlaywrightAssertions.assertThat(page.getByText("You sign in without a password"))
                    .isVisible();
            // Renewed later on, as a session of any other beginning is.
            assertThat(page.evaluate("localStorage.getItem('mentorlink.session')"))
                    .isNotNull();
            assertThat(browser.troubles()).isEmpty();

            var other = browser.window(360, false);
            other.navigate("/sign-in?error=PROVIDER_REFUSED");
            PlaywrightAssertions.assertThat(other.getByRole(AriaRole.ALERT).first())
                    .containsText("Google");
        }
    }

    @Test
    void an_answer_that_was_not_asked_for_in_this_browser_gives_no_session() throws Exception {
        var browser = HttpClient.newHttpClient();

        var back = get(browser, URI.create(application.url() + "/login/oauth2/code/google?code=stolen&state=guessed"));

        assertThat(location(back)).hasToString(application.url() + "/sign-in?error=PROVIDER_REFUSED");
        assertThat(Arrays.asList(back.headers().allValues("Set-Cookie").toArray()))
                .noneMatch(cookie -> cookie.toString().startsWith("mentorlink_access="));
    }

    @Test
    void where_no_provider_is_set_up_it_is_said_so() throws Exception {
        var plain = ApplicationUnderTest.shared();
        var off = get(HttpClient.newHttpClient(), URI.create(plain.url() + "/oauth2/authorization/google"));

        assertThat(off.statusCode()).isEqualTo(404);
        assertThat(off.body()).contains("GOOGLE_SIGN_IN_OFF");
        assertThat(plain.client().query("{ signInProviders }").get("signInProviders"))
                .isEmpty();
        assertThat(plain.client()
                        .tryMutate("signInWithGoogle", "SignInWithGoogleInput", Map.of("idToken", "x"), SESSION)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("GOOGLE_SIGN_IN_OFF");
    }
}
