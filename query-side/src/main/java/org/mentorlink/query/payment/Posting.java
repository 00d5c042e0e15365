package org.mentorlink.query.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.mentorlink.payment.LedgerEntryView.Line;
import org.mentorlink.shared.Money;

/** The lines of one ledger entry. There is no unbalanced one. */
record Posting(List<Line> lines) {

    static final Posting NONE = new Posting(List.of());

    Posting {
        lines = List.copyOf(lines);
        var balance = new HashMap<String, Long>();
        for (var line : lines) {
            if (line.debitMinor() < 0
                    || line.creditMinor() < 0
                    || (line.debitMinor() == 0) == (line.creditMinor() == 0)) {
                throw new IllegalArgumentException("a line is either a debit or a credit: " + line);
            }
            balance.merge(line.currency(), Math.subtractExact(line.debitMinor(), line.creditMinor()), Math::addExact);
        }
        if (balance.values().stream().anyMatch(difference -> difference != 0)) {
            throw new IllegalArgumentException("debits and credits differ by " + balance + ": " + lines);
        }
    }

    static Draft debit(String account, Money amount) {
        return new Draft().debit(account, amount);
    }

    /** Gathers lines; a negative debit is a credit, and nothing makes no line. */
    static final class Draft {

        private final List<Line> lines = new ArrayList<>();

        Draft debit(String account, Money amount) {
            var minor = amount.amountMinor();
            if (minor > 0) {
                lines.add(new Line(account, amount.currency(), minor, 0));
            } else if (minor < 0) {
                lines.add(new Line(account, amount.currency(), 0, Math.negateExact(minor)));
            }
            return this;
        }

        Draft credit(String account, Money amount) {
            return debit(account, amount.zero().minus(amount));
        }

        Posting post() {
            return new Posting(lines);
        }
    }
}
