package org.mentorlink.command.payment;

import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.CreditAccountCommand.DescribeReservation;
import org.mentorlink.payment.CreditAccountCommand.ReleaseCredits;
import org.mentorlink.payment.CreditAccountCommand.ReserveCredits;
import org.mentorlink.payment.CreditAccountCommand.ReturnCredits;
import org.mentorlink.payment.CreditAccountCommand.SpendCredits;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.PaymentFlow;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Pays with the payer's credits, as if they were somebody else's books: what is authorised is promised, captured spent, voided
 * released, and refunded returned. Each of them is asked of the {@link CreditAccount}, which does each once.
 *
 * <p>It is asked by the member whose credits they are: {@link PaymentDecisions} puts the payer's own account in the place
 * of the payment method. What it moves is on no outside books, so it reports none.
 */
@Component
class CreditsGateway implements PaymentGateway {

    private static final Abilities ABILITIES =
            new Abilities(true, true, true, false, false, false, false, false, false, Set.of(), Set.of());

    /** Of references and keys. */
    private static final char BETWEEN = ':';

    private final ObjectProvider<CommandGateway> commands;
    private final ObjectProvider<Repository<CreditAccount>> accounts;
    private final Clock clock;

    /** Both are asked for when needed: they are built after the gateways that the handlers of commands know. */
    CreditsGateway(
            ObjectProvider<CommandGateway> commands, ObjectProvider<Repository<CreditAccount>> accounts, Clock clock) {
        this.commands = commands;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return CreditAccountId.GATEWAY;
    }

    @Override
    public PaymentFlow flow() {
        return PaymentFlow.CREDITS;
    }

    @Override
    public Abilities abilities() {
        return ABILITIES;
    }

    /** @param paymentMethod the account */
    @Override
    public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
        var account = new CreditAccountId(paymentMethod);
        var payment = new PaymentId(description);
        return answered(reference(account, payment), () -> send(new ReserveCredits(account, payment, amount)));
    }

    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        return answered(
                authorization, () -> send(new SpendCredits(account(authorization), payment(authorization), amount)));
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization) {
        return answered(authorization, () -> send(new ReleaseCredits(account(authorization), payment(authorization))));
    }

    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        return answered(
                key, () -> send(new ReturnCredits(account(authorization), payment(authorization), key, amount)));
    }

    @Override
    public GatewayAnswer transfer(String key, Money amount, String recipient) {
        return new GatewayAnswer.Declined("no_transfers");
    }

    /** Read off the account itself, never off a read model that may be behind. */
    @Override
    public boolean covers(MemberId payer, Money amount) {
        return is(payer, account -> account.covers(amount, clock.instant()));
    }

    @Override
    public boolean isFrozen(MemberId payer, Money amount) {
        return is(payer, account -> account.isFrozen(amount, clock.instant()));
    }

    private boolean is(MemberId payer, Function<CreditAccount, Boolean> so) {
        try {
            return accounts.getObject().load(CreditAccountId.of(payer).value()).invoke(so);
        } catch (AggregateNotFoundException none) {
            return false;
        }
    }

    /** Asking for a step again does it once. Only one that nobody waits for any more must not be begun. */
    @Override
    public GatewayAnswer inquire(Inquiry inquiry) {
        var method = inquiry.paymentMethod();
        if (inquiry.step() != GatewayStep.AUTHORIZE || method == null) {
            return new GatewayAnswer.NotFound();
        }
        var account = new CreditAccountId(method);
        var payment = new PaymentId(inquiry.key().substring(0, inquiry.key().indexOf('/')));
        try {
            return Boolean.TRUE.equals(send(new DescribeReservation(account, payment)))
                    ? new GatewayAnswer.Done(reference(account, payment))
                    : new GatewayAnswer.NotFound();
        } catch (CommandExecutionException failed) {
            return code(failed).equals("NOT_FOUND") ? new GatewayAnswer.NotFound() : unknown(failed);
        }
    }

    private static GatewayAnswer answered(String reference, Runnable step) {
        try {
            step.run();
            return new GatewayAnswer.Done(reference);
        } catch (CommandExecutionException failed) {
            return switch (code(failed)) {
                case "INSUFFICIENT_CREDITS", "CREDITS_FROZEN", "RESERVATION_OVER" ->
                    new GatewayAnswer.Declined(code(failed).toLowerCase(Locale.ROOT));
                default -> unknown(failed);
            };
        }
    }

    /** Somebody else was quicker, or our side is in trouble: it is asked again. */
    private static GatewayAnswer unknown(CommandExecutionException failed) {
        throw failed;
    }

    private static String code(CommandExecutionException failed) {
        return failed.<Refused.Refusal>getDetails().map(Refused.Refusal::code).orElse("");
    }

    private @Nullable Object send(Object command) {
        return commands.getObject()
                .sendAndWait(
                        GenericCommandMessage.asCommandMessage(command).andMetaData(Actor.PLATFORM.asMetaData()),
                        PaymentWorker.PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static String reference(CreditAccountId account, PaymentId payment) {
        return account.value() + BETWEEN + payment.value();
    }

    private static CreditAccountId account(String reference) {
        return new CreditAccountId(reference.substring(0, reference.indexOf(BETWEEN)));
    }

    private static PaymentId payment(String reference) {
        return new PaymentId(reference.substring(reference.indexOf(BETWEEN) + 1));
    }
}
