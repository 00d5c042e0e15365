package org.mentorlink.command.payment;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which gateway payments go through.
 *
 * @param usual where the payer asks for none
 * @param byCurrency the same for some currencies, by ISO 4217 code
 */
@ConfigurationProperties("mentorlink.gateways")
record GatewayProperties(
        @DefaultValue("sandbox") String usual, @DefaultValue Map<String, String> byCurrency) {

    GatewayProperties {
        byCurrency = Currencies.upperCase(byCurrency);
    }
}
