package org.mentorlink.payment;

import java.util.Map;
import org.mentorlink.shared.Money;

/** What can be asked about the gateways of a deployment, or of them. */
public sealed interface GatewayQuery {

    /**
     * Asks what the payer has to do for an authorisation that was asked for; answers {@link PayerAction}, or nothing where
     * there is nothing to do. It is never kept, because what it answers can be a secret of the payer.
     */
    record FindPayerAction(String paymentId, String gateway, Money amount) implements GatewayQuery {}

    /**
     * Asks on what accounts a mentor is paid, at each gateway that opens some; answers {@link PayeeAccountViews}. Each is asked
     * what it is like now.
     */
    record ListPayeeAccounts(String mentorId) implements GatewayQuery {}

    /**
     * Asks where a mentor tells a gateway what it needs to know; answers {@link PayeeOnboarding}, a new one each time, or nothing where there
     * is no account yet or the gateway does not answer. It is never kept.
     */
    record FindPayeeOnboarding(String mentorId, String gateway) implements GatewayQuery {}

    /**
     * Asks whether a gateway takes what speaks against a charge-back, and until when; answers {@link EvidenceTerms}.
     *
     * @param gatewayDisputeId the gateway's name of the charge-back
     */
    record FindEvidenceTerms(String gateway, String gatewayDisputeId) implements GatewayQuery {}

    /**
     * Asks who takes payments in a currency, an ISO 4217 code; answers {@link PaymentOptions}. What a gateway asks of a payer
     * is the same for all payments.
     */
    record FindPaymentOptions(String currency) implements GatewayQuery {}

    /** Asks which gateways' scripts run in the page on which payers pay; answers {@link PageScripts}. */
    record FindPageScripts() implements GatewayQuery {}

    /**
     * Asks what a message says that came in a gateway's name; answers {@link WebhookReading}, or nothing where there is no
     * such gateway. Changes nothing.
     *
     * @param headers by name in lower case
     * @param from the address that it was sent from
     */
    record ReadWebhook(String gateway, Map<String, String> headers, String body, String from) implements GatewayQuery {

        /** The body can name the payer. */
        @Override
        public String toString() {
            return "ReadWebhook[" + gateway + " from " + from + ", " + body.length() + " characters]";
        }
    }
}
