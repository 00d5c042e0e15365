package org.mentorlink.command.payment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Settings by currency: a variable of the environment names it in lower case. */
final class Currencies {

    private Currencies() {}

    static Map<String, String> upperCase(Map<String, String> byCurrency) {
        var upper = new HashMap<String, String>();
        byCurrency.forEach((currency, value) -> upper.put(currency.toUpperCase(Locale.ROOT), value));
        return Map.copyOf(upper);
    }
}
