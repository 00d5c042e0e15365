package org.mentorlink.saga.membership;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.Role;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * K4: whoever becomes a mentee is given credits to try it with, where that is set; once, because the lot is named by the
 * member alone. Who has not proven their address yet has them, and cannot book.
 */
@Component
@ProcessingGroup("worker-membership")
@DisallowReplay
class WhenMenteeJoinsGrantTrial {

    private final ProcessSteps steps;
    private final Money amount;
    private final Duration validity;

    /**
     * @param amountMinor in minor units of the currency; nothing, where no trials are given
     * @param currency ISO 4217 code
     * @param validDays how long they can be used, from when the member became a mentee
     * @throws IllegalArgumentException for what no lot can be
     */
    WhenMenteeJoinsGrantTrial(
            ProcessSteps steps,
            @Value("${mentorlink.credits.trial.amount-minor:0}") long amountMinor,
            @Value("${mentorlink.credits.trial.currency:ZAR}") String currency,
            @Value("${mentorlink.credits.trial.valid-days:30}") int validDays) {
        if (amountMinor < 0 || amountMinor > Settings.CREDIT_LOT) {
            throw new IllegalArgumentException(
                    "mentorlink.credits.trial.amount-minor is 0 to " + Settings.CREDIT_LOT + ", not " + amountMinor);
        }
        if (validDays < 1 || validDays > Settings.CREDIT_VALIDITY.toDays()) {
            throw new IllegalArgumentException("mentorlink.credits.trial.valid-days is 1 to "
                    + Settings.CREDIT_VALIDITY.toDays() + ", not " + validDays);
        }
        this.steps = steps;
        this.amount = Money.of(amountMinor, currency);
        this.validity = Duration.ofDays(validDays);
    }

    @EventHandler
    void on(RoleGranted event, @Timestamp Instant at) {
        if (event.role() == Role.MENTEE && amount.isPositive()) {
            steps.send(
                    event.memberId().value(),
                    new GrantCredits(
                            CreditAccountId.of(event.memberId()),
                            event.memberId(),
                            CreditLotId.of(event.memberId(), "trial"),
                            CreditSource.TRIAL,
                            amount,
                            at.plus(validity),
                            null,
                            null));
        }
    }
}
