package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message of a gateway says.
 *
 * @param genuine whether it is proven to be the gateway's own
 * @param said what is to be told to payments, in order
 * @param unanswered that it is not known, as the gateway did not say whether it is its own: it is to be sent again; absent where it did
 */
public record WebhookReading(
        boolean genuine,
        @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME) List<PaymentCommand> said,
        @Nullable Boolean unanswered) {

    public static final WebhookReading FORGED = new WebhookReading(false, List.of());
    public static final WebhookReading UNANSWERED = new WebhookReading(false, List.of(), true);

    public WebhookReading(boolean genuine, List<PaymentCommand> said) {
        this(genuine, said, null);
    }
}
