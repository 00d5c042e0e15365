package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People's own data: nothing of the sandbox is there, and the first admin comes by mail. */
class OutsideSandboxTest {

    private static final String ADMIN = "first-admin@example.org";

    @Test
    void nothing_of_the_sandbox_is_there() {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        var application = ApplicationUnderTest.fresh(
                "mentorlink.sandbox.enabled=false",
                "mentorlink.admin.email=" + ADMIN,
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + mail.getSmtp().getPort());
        try {
            var anyone = application.client();
            assertThat(anyone.request("{ sandbox { now } }", Map.of())
                            .at("/data/sandbox")
                            .isNull())
                    .isTrue();
            assertThat(refusal(anyone, "advanceClock", "AdvanceClockInput", Map.of("by", "PT1H")))
                    .isEqualTo("SANDBOX_OFF");
            assertThat(refusal(
                            anyone,
                            "signIn",
                            "SignInInput",
                            Map.of("email", "admin@mentorlink.example", "password", "mentorlink")))
                    .isEqualTo("INVALID_CREDENTIALS");

            anyone.mutate("requestSignInLink", "RequestSignInLinkInput", Map.of("email", ADMIN), "__typename");
            Eventually.holds(() -> assertThat(mail.getReceivedMessages()).anyMatch(OutsideSandboxTest::isLink));
            var token = Arrays.stream(mail.getReceivedMessages())
                    .filter(OutsideSandboxTest::isLink)
                    .map(message ->
                            GreenMailUtil.getBody(message).replace("=\r\n", "").replace("=3D", "="))
                    .map(body -> body.replaceAll("(?s).*?token=([A-Za-z0-9_-]+).*", "$1"))
                    .findFirst()
                    .orElseThrow();
            var session = anyone.mutate(
                    "signInWithLink", "SignInWithLinkInput", Map.of("token", token), "member { roles status }");
            assertThat(session.at("/member/roles").toString()).contains("ADMIN");
        } finally {
            application.close();
            mail.stop();
        }
    }

    private static boolean isLink(MimeMessage message) {
        return GreenMailUtil.getBody(message).contains("token=");
    }

    private static String refusal(GraphQlClient client, String mutation, String type, Map<String, ?> input) {
        return client.tryMutate(mutation, type, input, "__typename")
                .at("/errors/0/code")
                .asString();
    }

    @Test
    void whoever_connects_something_real_has_to_choose() {
        assertThatThrownBy(() -> ApplicationUnderTest.fresh("spring.mail.host=127.0.0.1"))
                .hasMessageContaining("The sandbox would run beside a real service, for spring.mail.host is set");
        assertThatThrownBy(() -> ApplicationUnderTest.fresh("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none"))
                .hasMessageContaining("spring.datasource.url");
        for (var gateway : List.of("stripe.secret-key", "payfast.merchant-id", "ozow.site-code", "razorpay.key-id")) {
            assertThatThrownBy(() -> ApplicationUnderTest.fresh("mentorlink.gateways." + gateway + "=1"))
                    .hasMessageContaining(gateway + " is set");
        }
        assertThatThrownBy(() -> ApplicationUnderTest.fresh("mentorlink.sandbox.enabled=false"))
                .hasMessageContaining("no mail server is set");
    }
}
