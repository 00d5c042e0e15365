package org.mentorlink.command.payment.payfast;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at PayFast.
 *
 * @param notifyUrl where PayFast reaches {@code /gateways/payfast/webhooks} of this deployment
 * @param returnUrl where it sends the payer who has paid
 * @param cancelUrl where it sends the payer who has not
 * @param processUrl where the payer's form goes
 * @param validateUrl where it confirms that a message is its own
 * @param apiBase where it refunds and tells of payments
 * @param testing whether its API is asked in its test mode
 * @param sources names or addresses that its messages may come from
 * @param timeout for an answer; what is not answered by then is asked for later
 */
@ConfigurationProperties("mentorlink.gateways.payfast")
record PayFastProperties(
        String merchantId,
        String merchantKey,
        String passphrase,
        String notifyUrl,
        String returnUrl,
        String cancelUrl,

        @DefaultValue("https://www.payfast.co.za/eng/process")
        String processUrl,

        @DefaultValue("https://www.payfast.co.za/eng/query/validate")
        String validateUrl,

        @DefaultValue("https://api.payfast.co.za") String apiBase,
        @DefaultValue("false") boolean testing,

        @DefaultValue({"www.payfast.co.za", "sandbox.payfast.co.za", "w1w.payfast.co.za", "w2w.payfast.co.za"})
        List<String> sources,

        @DefaultValue("10s") Duration timeout) {

    PayFastProperties {
        Stream.of(merchantKey, passphrase, notifyUrl, returnUrl, cancelUrl)
                .forEach(
                        needed -> Objects.requireNonNull(needed, "mentorlink.gateways.payfast needs all its settings"));
    }

    @Override
    public String toString() {
        return "PayFastProperties[" + merchantId + " at " + apiBase + "]";
    }
}
