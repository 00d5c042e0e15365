package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Streams;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

class GatewayConfigurationTest {

    // No @Configuration, as app's tests have this on their class path and look for those.
    @ComponentScan({
        "org.mentorlink.command.payment.stripe",
        "org.mentorlink.command.payment.payfast",
        "org.mentorlink.command.payment.ozow",
        "org.mentorlink.command.payment.razorpay"
    })
    static class Gateways {
        @Bean
        Clock wallClock() {
            return Clock.systemUTC();
        }

        @Bean
        PayeeAccounts payeeAccounts() {
            return new PayeeAccounts(mock(Streams.class));
        }
    }

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Gateways.class, PaymentConfiguration.class);

    @Test
    void hasNoGatewayUnlessOneIsSet() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PaymentGateway.class));
    }

    @Test
    void hasThoseThatAreSet() {
        runner.withPropertyValues(
                        "mentorlink.gateways.stripe.secret-key=sk_test_1",
                        "mentorlink.gateways.stripe.webhook-secret=whsec_1",
                        "mentorlink.gateways.stripe.accounts=mtr_1=acct_1,mtr_2=acct_2",
                        "mentorlink.gateways.stripe.onboarding-url=https://e.example",
                        "mentorlink.gateways.payfast.merchant-id=10000100",
                        "mentorlink.gateways.payfast.merchant-key=key",
                        "mentorlink.gateways.payfast.passphrase=phrase",
                        "mentorlink.gateways.payfast.notify-url=https://a.example",
                        "mentorlink.gateways.payfast.return-url=https://b.example",
                        "mentorlink.gateways.payfast.cancel-url=https://c.example",
                        "mentorlink.gateways.razorpay.key-id=rzp_test_1",
                        "mentorlink.gateways.razorpay.key-secret=key",
                        "mentorlink.gateways.razorpay.webhook-secret=secret",
                        "mentorlink.gateways.razorpay.callback-url=https://a.example",
                        "mentorlink.gateways.razorpay.cancel-url=https://b.example",
                        "mentorlink.gateways.by-currency.inr=razorpay",
                        "mentorlink.gateways.ozow.site-code=TST-STE-001",
                        "mentorlink.gateways.ozow.private-key=key",
                        "mentorlink.gateways.ozow.api-key=key",
                        "mentorlink.gateways.ozow.notify-url=https://a.example",
                        "mentorlink.gateways.ozow.success-url=https://b.example",
                        "mentorlink.gateways.ozow.cancel-url=https://c.example",
                        "mentorlink.gateways.ozow.error-url=https://d.example",
                        "mentorlink.gateways.usual=stripe",
                        "mentorlink.gateways.by-currency.zar=payfast",
                        "mentorlink.payouts.gateway=stripe")
                .run(context -> {
                    var gateways = context.getBean(PaymentGateways.class);
                    assertThat(gateways.openingAccounts()).containsExactly("stripe");
                    assertThat(gateways.receivesEvidence("stripe")).isTrue();
                    assertThat(gateways.receivesEvidence("payfast")).isFalse();
                    assertThat(gateways.usual("ZAR")).isEqualTo("payfast");
                    assertThat(gateways.usual("USD")).isEqualTo("stripe");
                    assertThat(gateways.transferring("payfast", "ZAR")).isEqualTo("stripe");
                    assertThat(gateways.takes("ozow", "ZAR")).isTrue();
                    assertThat(gateways.usual("INR")).isEqualTo("razorpay");
                    assertThat(gateways.reporting())
                            .extracting(PaymentGateway::name)
                            .containsExactly("payfast", "razorpay", "stripe");
                });
    }

    @Test
    void doesNotStartWhereASettingIsMissing() {
        runner.withPropertyValues("mentorlink.gateways.stripe.secret-key=sk_test_1")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("webhook-secret"));
        runner.withPropertyValues("mentorlink.gateways.payfast.merchant-id=1")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("payfast"));
        runner.withPropertyValues("mentorlink.gateways.ozow.site-code=1")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("ozow"));
        runner.withPropertyValues("mentorlink.gateways.razorpay.key-id=1")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("razorpay"));
    }

    @Test
    void doesNotStartWhereOneIsToDoWhatItCannot() {
        runner.withPropertyValues(
                        "mentorlink.gateways.stripe.secret-key=sk_test_1",
                        "mentorlink.gateways.stripe.webhook-secret=whsec_1",
                        "mentorlink.payouts.by-currency.zar=payfast")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("payfast"));
    }
}
