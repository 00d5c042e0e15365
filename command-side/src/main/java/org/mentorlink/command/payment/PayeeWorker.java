package org.mentorlink.command.payment;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.payment.PayeeAccountCommand.RecordPayeeAccountOpened;
import org.mentorlink.payment.PayeeAccountCommand.RecordPayeeAccountRefused;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountRequested;
import org.springframework.stereotype.Component;

/**
 * Has gateways open accounts for mentors. The key is the account's, so asking again opens no second one as long as the gateway remembers
 * it; after that one stays empty there, which costs nothing. Where the gateway does not answer the mentor sees that and asks again.
 */
@Component
@ProcessingGroup("worker-payment")
@DisallowReplay
class PayeeWorker {

    private static final String NO_ANSWER = "no_answer";

    private final PaymentWorker worker;
    private final PaymentGateways gateways;

    PayeeWorker(PaymentWorker worker, PaymentGateways gateways) {
        this.worker = worker;
        this.gateways = gateways;
    }

    @EventHandler
    void on(PayeeAccountRequested event) {
        var id = event.payeeAccountId();
        var gateway = gateways.payeeOpening(event.gateway()).orElse(null);
        var answer = gateway == null
                ? null
                : PaymentWorker.ask(() -> gateway.openAccount(
                        GatewayKeys.ofPayee(id, event.country()),
                        event.mentorId().value(),
                        event.country()));
        worker.tell(
                id.value(),
                switch (answer) {
                    case Done done -> new RecordPayeeAccountOpened(id, done.reference());
                    case Declined declined -> new RecordPayeeAccountRefused(id, declined.code());
                    case null, default -> new RecordPayeeAccountRefused(id, NO_ANSWER);
                });
    }
}
