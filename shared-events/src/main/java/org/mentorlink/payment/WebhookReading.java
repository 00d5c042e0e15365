package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a message of a gateway says.
 *
 * @param genuine whether it is proven to be the gateway's own
 * @param said what is to be told to payments, in order
 */
public record WebhookReading(
        boolean genuine,
        @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME) List<PaymentCommand> said) {

    public static final WebhookReading FORGED = new WebhookReading(false, List.of());
}
