package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.PayeeAccountCommand.OpenPayeeAccount;
import org.mentorlink.payment.PayeeAccountCommand.RecordPayeeAccountOpened;
import org.mentorlink.payment.PayeeAccountCommand.RecordPayeeAccountRefused;
import org.mentorlink.payment.PayeeAccountEvent;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountOpened;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountRefused;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountRequested;
import org.mentorlink.payment.PayeeAccountId;

/**
 * The account on which a mentor is paid at one gateway. It is asked for by the mentor, opened once, and stays; whether it is complete
 * the gateway alone knows, and is asked each time. Where the gateway opened none, it can be asked for again.
 */
@Aggregate
class PayeeAccount {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @AggregateIdentifier
    private PayeeAccountId payeeAccountId;

    private @Nullable PayeeAccountEvent last;

    PayeeAccount() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenPayeeAccount command, PayeeGateways gateways) {
        require(
                command.country() == null || COUNTRIES.contains(command.country()),
                "INVALID_COUNTRY",
                "A country is an ISO 3166 code of two letters, such as ZA.",
                "country");
        if (!gateways.opensAccounts(command.gateway())) {
            throw refusedInput("GATEWAY_OPENS_NO_ACCOUNTS", "This gateway opens no accounts from here.", "gateway");
        }
        if (last == null || last instanceof PayeeAccountRefused) {
            AggregateLifecycle.apply(new PayeeAccountRequested(
                    command.payeeAccountId(), command.mentorId(), command.gateway(), command.country()));
        }
    }

    @CommandHandler
    void handle(RecordPayeeAccountOpened command) {
        // Also where it did not say so in time: there is one.
        if (!(last instanceof PayeeAccountOpened)) {
            AggregateLifecycle.apply(new PayeeAccountOpened(
                    command.payeeAccountId(), before().mentorId(), gateway(before()), command.reference()));
        }
    }

    @CommandHandler
    void handle(RecordPayeeAccountRefused command) {
        if (last instanceof PayeeAccountRequested) {
            AggregateLifecycle.apply(new PayeeAccountRefused(
                    command.payeeAccountId(), before().mentorId(), gateway(before()), command.code()));
        }
    }

    @EventSourcingHandler
    void on(PayeeAccountEvent event) {
        payeeAccountId = event.payeeAccountId();
        last = event;
    }

    private PayeeAccountEvent before() {
        return Objects.requireNonNull(last, "only what was asked for is answered");
    }

    static String gateway(PayeeAccountEvent event) {
        return switch (event) {
            case PayeeAccountRequested requested -> requested.gateway();
            case PayeeAccountOpened opened -> opened.gateway();
            case PayeeAccountRefused refused -> refused.gateway();
        };
    }

    /** The gateway's own name of it, of what has happened to it so far; absent where there is none. */
    static @Nullable String reference(List<PayeeAccountEvent> events) {
        return events.isEmpty() || !(events.getLast() instanceof PayeeAccountOpened opened) ? null : opened.reference();
    }
}
