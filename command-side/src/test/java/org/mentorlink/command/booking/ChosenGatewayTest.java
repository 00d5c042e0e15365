package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;

class ChosenGatewayTest {
    private static final Money RAND = Money.of(100, "ZAR");
    private static final Money DOLLARS = Money.of(100, "USD");

    /** One gateway takes rand only and is the usual one for it. */
    private final KnownGateways gateways = new KnownGateways() {
        @Override
        public boolean knows(String name) {
            return name.equals("rand") || name.equals("cards");
        }

        @Override
        public boolean takes(String name, String currency) {
            return name.equals("cards") || currency.equals("ZAR");
        }

        @Override
        public boolean takesAtOnce(String name) {
            return name.equals("rand");
        }

        @Override
        public String usual(String currency) {
            return currency.equals("ZAR") ? "rand" : "cards";
        }
    };

    @Test
    void isTheUsualOneOfTheCurrencyUnlessAnotherIsAskedFor() {
        assertThat(Requesting.chosen("", RAND, gateways)).isEqualTo("rand");
        assertThat(Requesting.chosen("", DOLLARS, gateways)).isEqualTo("cards");
        assertThat(Requesting.chosen("cards", RAND, gateways)).isEqualTo("cards");
        Requesting.checkPayment("", "pm_card_visa", gateways);
    }

    @Test
    void isNotedWhereItTakesMoneyAtOnce() {
        assertThat(Requesting.takenAtOnce("rand", gateways)).isTrue();
        assertThat(Requesting.takenAtOnce("cards", gateways)).isNull();
    }

    @Test
    void takesTheCurrencyOfThePrice() {
        assertThatThrownBy(() -> Requesting.chosen("rand", DOLLARS, gateways))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("CURRENCY_NOT_TAKEN"));
        assertThatThrownBy(() -> Requesting.checkPayment("other", "pm_card_visa", gateways))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("UNKNOWN_GATEWAY"));
    }
}
