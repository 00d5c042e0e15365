package org.mentorlink.command.payment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Settings by currency: a variable of the environment names it in lower case. */
final class Currencies {

    private Currencies() {}

    static <T> Map<String, T> upperCase(Map<String, T> byCurrency) {
        var upper = new HashMap<String, T>();
        byCurrency.forEach((currency, value) -> upper.put(currency.toUpperCase(Locale.ROOT), value));
        return Map.copyOf(upper);
    }
}
