package org.mentorlink.command.payment.ozow;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The site at Ozow.
 *
 * @param privateKey with which forms and messages are signed
 * @param apiKey with which Ozow is asked
 * @param notifyUrl where Ozow reaches {@code /gateways/ozow/webhooks} of this deployment
 * @param successUrl where it sends the payer who has paid
 * @param cancelUrl where it sends the payer who does not want to
 * @param errorUrl where it sends the payer who could not
 * @param payUrl where the payer's form goes
 * @param apiBase where it is asked, and gives back
 * @param testing whether payments are tests, which move no money
 * @param timeout for an answer; what is not answered by then is asked for later
 */
@ConfigurationProperties("mentorlink.gateways.ozow")
record OzowProperties(
        String siteCode,
        String privateKey,
        String apiKey,
        String notifyUrl,
        String successUrl,
        String cancelUrl,
        String errorUrl,

        @DefaultValue("https://pay.ozow.com") String payUrl,
        @DefaultValue("https://api.ozow.com") String apiBase,
        @DefaultValue("false") boolean testing,
        @DefaultValue("10s") Duration timeout) {

    OzowProperties {
        Stream.of(privateKey, apiKey, notifyUrl, successUrl, cancelUrl, errorUrl)
                .forEach(needed -> Objects.requireNonNull(needed, "mentorlink.gateways.ozow needs all its settings"));
    }

    @Override
    public String toString() {
        return "OzowProperties[" + siteCode + " at " + apiBase + "]";
    }
}
