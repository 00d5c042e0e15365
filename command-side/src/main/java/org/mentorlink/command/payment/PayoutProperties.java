package org.mentorlink.command.payment;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which gateway sends mentors what they have earned, where the one that took the money sends none.
 *
 * @param gateway for all currencies
 * @param byCurrency for some of them, by ISO 4217 code
 */
@ConfigurationProperties("mentorlink.payouts")
record PayoutProperties(
        @DefaultValue("sandbox") String gateway,
        @DefaultValue Map<String, String> byCurrency) {

    PayoutProperties {
        byCurrency = Currencies.upperCase(byCurrency);
    }
}
