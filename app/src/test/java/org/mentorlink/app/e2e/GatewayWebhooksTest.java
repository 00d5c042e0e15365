package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Gateways reach the application without signing in, and change nothing unless they prove who they are. */
class GatewayWebhooksTest {

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();

    @Test
    void only_gateways_of_the_deployment_that_prove_who_they_are_are_heard() {
        var form = "application/x-www-form-urlencoded";
        assertThat(anyone.rest("POST", "/gateways/sandbox/webhooks", form, "m_payment_id=pay_1&payment_status=COMPLETE")
                        .statusCode())
                .as("the sandbox sends none")
                .isEqualTo(400);
        assertThat(anyone.rest("POST", "/gateways/stripe/webhooks", "application/json", "{}")
                        .statusCode())
                .as("not of this deployment")
                .isEqualTo(404);
        assertThat(anyone.rest("POST", "/gateways/sandbox", form, "a=b").statusCode())
                .isEqualTo(404);
    }
}
