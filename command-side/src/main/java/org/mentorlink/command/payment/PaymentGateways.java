package org.mentorlink.command.payment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.booking.KnownGateways;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.PageScript;
import org.mentorlink.payment.PaymentOption;
import org.mentorlink.shared.Money;

/** The gateways of this deployment, by name, and which of them is used where nobody asks for another. */
final class PaymentGateways implements KnownGateways, TransferringGateways, EvidenceGateways, PayeeGateways {
    private final Map<String, PaymentGateway> byName;
    private final GatewayProperties forPayments;
    private final PayoutProperties forPayouts;

    /** @throws IllegalArgumentException for two of one name, where one is to do what it cannot, and where none does what one has to */
    PaymentGateways(List<PaymentGateway> gateways, GatewayProperties forPayments, PayoutProperties forPayouts) {
        var named = new HashMap<String, PaymentGateway>();
        for (var gateway : gateways) {
            if (named.put(gateway.name(), gateway) != null) {
                throw new IllegalArgumentException("two gateways are named " + gateway.name());
            }
        }
        this.byName = Map.copyOf(named);
        this.forPayments = forPayments;
        this.forPayouts = forPayouts;
        forPayments.byCurrency().forEach((currency, name) -> {
            requireMoney("by-currency." + currency, name);
            requireTakes(name, currency);
        });
        requireMoney("usual", forPayments.usual());
        forPayouts.byCurrency().values().forEach(this::requireTransfers);
        find(forPayouts.gateway())
                .ifPresentOrElse(gateway -> requireTransfers(gateway.name()), this::requireAllTransfer);
        if (outside().values().stream().anyMatch(PaymentGateway::takesPayments)
                && !knows(forPayments.usual())
                && forPayments.byCurrency().isEmpty()) {
            throw new IllegalArgumentException("mentorlink.gateways.usual is " + forPayments.usual()
                    + ", which is none of " + outside().keySet());
        }
    }

    /** All but credits, which are no money. */
    private Map<String, PaymentGateway> outside() {
        var outside = new HashMap<>(byName);
        outside.remove(CreditAccountId.GATEWAY);
        return outside;
    }

    /** Otherwise mentors whose money one of them holds would be paid by nobody, which is found out days later. */
    private void requireAllTransfer() {
        for (var gateway : outside().values()) {
            if (!gateway.abilities().transfers()) {
                throw new IllegalArgumentException("mentorlink.payouts.gateway is " + forPayouts.gateway()
                        + ", which is none of " + outside().keySet() + ", and " + gateway.name()
                        + " sends no money to mentors itself");
            }
        }
    }

    /** With one that does everything unless another is asked for. */
    PaymentGateways(List<PaymentGateway> gateways, String usual) {
        this(gateways, new GatewayProperties(usual, Map.of()), new PayoutProperties(usual, Map.of()));
    }

    @Override
    public boolean knows(String name) {
        return byName.containsKey(name);
    }

    @Override
    public boolean takes(String name, String currency) {
        return find(name)
                        .filter(it -> it.takesPayments() && it.abilities().takes(currency))
                        .isPresent()
                && (!name.equals(CreditAccountId.GATEWAY) || paysMentors(currency));
    }

    /** Whether somebody sends mentors money for what is paid with credits, which send none themselves. */
    private boolean paysMentors(String currency) {
        return find(forPayout(currency))
                .map(PaymentGateway::abilities)
                .filter(it -> it.transfers() && it.takes(currency))
                .isPresent();
    }

    @Override
    public boolean takesAtOnce(String name) {
        return find(name).filter(it -> !it.abilities().manualCapture()).isPresent();
    }

    @Override
    public boolean covers(String name, MemberId payer, Money price) {
        return find(name).filter(it -> it.covers(payer, price)).isPresent();
    }

    @Override
    public boolean isFrozen(String name, MemberId payer, Money price) {
        return find(name).filter(it -> it.isFrozen(payer, price)).isPresent();
    }

    @Override
    public String usual(String currency) {
        return forPayments.byCurrency().getOrDefault(currency, forPayments.usual());
    }

    Optional<PaymentGateway> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws IllegalStateException when this deployment has no such gateway */
    PaymentGateway named(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no gateway is named " + name));
    }

    @Override
    public String transferring(@Nullable String holding, String currency) {
        return holding != null
                        && find(holding)
                                .filter(it -> it.abilities().transfers())
                                .isPresent()
                ? holding
                : forPayout(currency);
    }

    /** What was paid with credits is paid out by the one that such payments usually go through, where none is set for payouts. */
    private String forPayout(String currency) {
        var set = forPayouts.byCurrency().getOrDefault(currency, forPayouts.gateway());
        return knows(set) ? set : usual(currency);
    }

    @Override
    public boolean reverses(String name) {
        return find(name).filter(it -> it.abilities().reversals()).isPresent();
    }

    @Override
    public boolean stops(@Nullable String name) {
        return name != null && find(name).filter(PaymentGateway::stops).isPresent();
    }

    @Override
    public boolean receivesEvidence(String name) {
        return evidenceReceiving(name).isPresent();
    }

    @Override
    public boolean opensAccounts(String name) {
        return payeeOpening(name).isPresent();
    }

    Optional<PayeeOpening> payeeOpening(String name) {
        return find(name)
                .filter(PayeeOpening.class::isInstance)
                .map(PayeeOpening.class::cast)
                .filter(PayeeOpening::opensAccounts);
    }

    /** The names of those that open accounts on which mentors are paid, always in the same order. */
    List<String> openingAccounts() {
        return byName.keySet().stream().filter(this::opensAccounts).sorted().toList();
    }

    Optional<Reviewing> reviewing(String name) {
        return find(name)
                .filter(Reviewing.class::isInstance)
                .map(Reviewing.class::cast)
                .filter(Reviewing::reviews);
    }

    Optional<EvidenceReceiving> evidenceReceiving(String name) {
        return find(name).filter(EvidenceReceiving.class::isInstance).map(EvidenceReceiving.class::cast);
    }

    /** Those that take a currency, the usual one first. */
    List<PaymentOption> options(String currency) {
        var usual = usual(currency);
        return byName.values().stream()
                .filter(gateway -> takes(gateway.name(), currency))
                .map(gateway -> new PaymentOption(
                        gateway.name(),
                        gateway.name().equals(usual),
                        gateway.flow(),
                        gateway.pageScript().map(PageScript::publishableKey).orElse(null)))
                .sorted(Comparator.comparing(PaymentOption::usual).reversed().thenComparing(PaymentOption::gateway))
                .toList();
    }

    /** Of those that have one, always in the same order. */
    List<PageScript> pageScripts() {
        return new TreeMap<>(byName)
                .values().stream().flatMap(it -> it.pageScript().stream()).toList();
    }

    /** Those that tell their own books, always in the same order. */
    List<PaymentGateway> reporting() {
        return new TreeMap<>(byName)
                .values().stream().filter(it -> it.abilities().report()).toList();
    }

    private void requireMoney(String setting, String name) {
        if (find(name).filter(it -> !it.takesPayments()).isPresent()) {
            throw new IllegalArgumentException(
                    "mentorlink.gateways." + setting + " is " + name + ", which takes no payments");
        }
        if (name.equals(CreditAccountId.GATEWAY)) {
            throw new IllegalArgumentException("mentorlink.gateways." + setting + " is " + name
                    + ", which are no money: who has none could pay nothing unless they ask for another gateway");
        }
    }

    private void requireTakes(String name, String currency) {
        if (!takes(name, currency)) {
            throw new IllegalArgumentException("no gateway named " + name + " takes " + currency);
        }
    }

    private void requireTransfers(String name) {
        if (!named(name).abilities().transfers()) {
            throw new IllegalArgumentException("the gateway " + name + " sends no money to mentors");
        }
    }
}
