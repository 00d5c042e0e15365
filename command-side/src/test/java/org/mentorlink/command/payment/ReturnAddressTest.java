package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mentorlink.payment.PaymentId;

class ReturnAddressTest {

    private static final PaymentId PAYMENT = new PaymentId("pay_one");

    @Test
    void saysWhichPaymentItIs() {
        assertThat(ReturnAddress.of("https://mentorlink.example/payments/return", PAYMENT))
                .isEqualTo("https://mentorlink.example/payments/return?payment=pay_one");
        assertThat(ReturnAddress.of("https://mentorlink.example/?a=1&b=2", PAYMENT))
                .isEqualTo("https://mentorlink.example/?a=1&b=2&payment=pay_one");
    }
}
