package org.mentorlink.command.payment.razorpay;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Razorpay.
 *
 * @param keyId begins with {@code rzp_}; the payer's browser is told it
 * @param keySecret with which Razorpay is asked
 * @param webhookSecret with which Razorpay signs its messages, as typed in at its dashboard
 * @param callbackUrl where the payer who has paid, or could not, comes back to, by POST
 * @param cancelUrl where the payer who does not want to comes back to
 * @param business what the payer reads as the name of who is paid
 * @param apiBase where Razorpay is
 * @param timeout for an answer; what is not answered by then is asked for later
 */
@ConfigurationProperties("mentorlink.gateways.razorpay")
record RazorpayProperties(
        String keyId,
        String keySecret,
        String webhookSecret,
        String callbackUrl,
        String cancelUrl,
        @DefaultValue("MentorLink") String business,

        @DefaultValue("https://api.razorpay.com") String apiBase,
        @DefaultValue("10s") Duration timeout) {

    RazorpayProperties {
        Stream.of(keySecret, webhookSecret, callbackUrl, cancelUrl)
                .forEach(needed ->
                        Objects.requireNonNull(needed, "mentorlink.gateways.razorpay needs all its settings"));
    }

    @Override
    public String toString() {
        return "RazorpayProperties[" + keyId + " at " + apiBase + "]";
    }
}
