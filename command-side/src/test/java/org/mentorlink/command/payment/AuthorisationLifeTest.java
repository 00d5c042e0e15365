package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mentorlink.shared.Settings;

/** K1: what is held is taken or let go of while the gateway still holds it. */
class AuthorisationLifeTest {

    /** As Stripe holds most cards; some longer. */
    private static final Duration LIFE = Duration.ofDays(7);

    /** As long as the booking's process may take to decide: the payer pays within the hold, then the mentor answers. */
    private static final Duration DECIDING = Settings.HOLD.plus(Settings.CONFIRMATION);

    /** A difference is paid while a proposal is open, and taken once it is accepted. */
    private static final Duration NEGOTIATING = Settings.HOLD.plus(Settings.PROPOSAL);

    @Test
    void isLongerThanDecidingAndAllTriesOfAGatewayThatDoesNotAnswer() {
        assertThat(DECIDING.plus(trying(PaymentWorker.MAX_ATTEMPTS))).isLessThan(LIFE);
        assertThat(NEGOTIATING.plus(trying(PaymentWorker.MAX_ATTEMPTS))).isLessThan(LIFE);
    }

    @Test
    void wouldBeTooShortForAGatewayThatIsAskedForTwoWeeks() {
        assertThat(DECIDING.plus(trying(PaymentWorker.MAX_ATTEMPTS_ONCE_ACCEPTED)))
                .isGreaterThan(LIFE);
    }

    private static Duration trying(int attempts) {
        var at = Instant.EPOCH;
        for (var attempt = 1; attempt <= attempts; attempt++) {
            at = InquiryBackoff.askAgainAt(at, attempt);
        }
        return Duration.between(Instant.EPOCH, at);
    }
}
