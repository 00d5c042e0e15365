package org.mentorlink.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an open subscription. */
class SubscriptionTest {

    private static final String NEXT = "{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"data\":{}}}";

    private final Subscription subscription = new Subscription();

    @Test
    void oneThatTellsOfAChangeIsOpen() {
        subscription.message("{\"type\":\"connection_ack\"}");
        subscription.message(NEXT);
        assertThatCode(subscription::awaitNext).doesNotThrowAnyException();
        assertThatCode(subscription::requireOpen).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"type\":\"error\",\"payload\":[{\"message\":\"forbidden\"}]}",
                "{\"id\":\"1\",\"type\":\"complete\"}",
                "{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"errors\":[{\"message\":\"gone\"}]}}",
            })
    void oneThatIsRefusedOrEndedIsNot(String message) {
        subscription.message(message);
        assertThatThrownBy(subscription::awaitNext).hasRootCauseMessage("a subscription is not open: " + message);
        assertThatThrownBy(subscription::requireOpen).hasMessage("a subscription is not open: " + message);
    }

    @Test
    void neitherIsOneThatEndsAfterItHasTold() {
        subscription.message(NEXT);
        subscription.message("{\"id\":\"1\",\"type\":\"complete\"}");
        assertThatCode(subscription::awaitNext).doesNotThrowAnyException();
        assertThatThrownBy(subscription::requireOpen).hasMessageContaining("is not open");
    }
}
