package org.mentorlink.command.payment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mentorlink.command.booking.KnownGateways;

/** The gateways of this deployment, by name. */
final class PaymentGateways implements KnownGateways {
    private final Map<String, PaymentGateway> byName;
    private final String forPayouts;

    /** @param forPayouts name of the gateway that transfers what mentors have earned */
    PaymentGateways(List<PaymentGateway> gateways, String forPayouts) {
        var named = new HashMap<String, PaymentGateway>();
        for (var gateway : gateways) {
            if (named.put(gateway.name(), gateway) != null) {
                throw new IllegalArgumentException("two gateways are named " + gateway.name());
            }
        }
        this.byName = Map.copyOf(named);
        this.forPayouts = forPayouts;
    }

    @Override
    public boolean knows(String name) {
        return byName.containsKey(name);
    }

    /** @throws IllegalStateException when this deployment has no such gateway */
    PaymentGateway named(String name) {
        var gateway = byName.get(name);
        if (gateway == null) {
            throw new IllegalStateException("no gateway is named " + name);
        }
        return gateway;
    }

    PaymentGateway forPayouts() {
        return named(forPayouts);
    }
}
