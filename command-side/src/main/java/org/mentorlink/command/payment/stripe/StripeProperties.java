package org.mentorlink.command.payment.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Stripe.
 *
 * @param secretKey begins with {@code sk_} or {@code rk_}
 * @param webhookSecret with which Stripe signs its messages, begins with {@code whsec_}
 * @param publishableKey of the same account, begins with {@code pk_} and is shown to every payer; without it cards are taken by other
 *     clients alone
 * @param apiBase where Stripe is
 * @param timeout for an answer; what is not answered by then is asked for later
 * @param tolerance how old a message may be
 * @param accounts which connected account each mentor is paid on, such as {@code mtr_1=acct_1}; others open one
 * @param onboardingUrl where mentors come back to from Stripe once they have told it about themselves; absent where none are opened
 */
@ConfigurationProperties("mentorlink.gateways.stripe")
record StripeProperties(
        String secretKey,
        String webhookSecret,
        @Nullable String publishableKey,
        @DefaultValue("https://api.stripe.com") String apiBase,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue List<String> accounts,
        @Nullable String onboardingUrl) {

    StripeProperties {
        Objects.requireNonNull(webhookSecret, "mentorlink.gateways.stripe.webhook-secret is not set");
        if (publishableKey != null && !publishableKey.startsWith("pk_")) {
            throw new IllegalArgumentException(
                    "mentorlink.gateways.stripe.publishable-key does not begin with pk_: it is shown to everybody");
        }
    }

    Optional<String> account(String mentorId) {
        return accounts.stream()
                .filter(each -> each.startsWith(mentorId + '='))
                .map(each -> each.substring(mentorId.length() + 1))
                .findFirst();
    }

    @Override
    public String toString() {
        return "StripeProperties[" + apiBase + "]";
    }
}
