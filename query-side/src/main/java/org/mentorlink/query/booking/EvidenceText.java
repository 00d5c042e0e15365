package org.mentorlink.query.booking;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorlink.booking.DisputeFact;
import org.mentorlink.booking.DisputeFactKind;
import org.mentorlink.shared.Money;

/** Facts of a dispute as a gateway reads them: where there is not room for all, what people say is cut before any fact is. */
final class EvidenceText {

    /** As many characters as Stripe takes in one field. */
    static final int LONGEST = 20_000;

    /** Room for what says that something was cut. */
    private static final int MARK = 40;

    private static final Set<DisputeFactKind> SAID =
            Set.of(DisputeFactKind.DISPUTE_OPENED, DisputeFactKind.STATEMENT, DisputeFactKind.APPEALED);

    private EvidenceText() {}

    /** All of them, with as much of each statement as there is room for. */
    static String all(List<DisputeFact> facts) {
        var least = 0;
        var most = LONGEST;
        while (least < most) {
            var some = (least + most + 1) / 2;
            if (lines(facts, some).length() <= LONGEST) {
                least = some;
            } else {
                most = some - 1;
            }
        }
        return cut(lines(facts, least));
    }

    static String cut(String text) {
        return cut(text, LONGEST);
    }

    /** Between two characters, and says how many are left out. */
    private static String cut(String text, int longest) {
        if (text.length() <= Math.max(longest, MARK)) {
            return text;
        }
        var end = Math.max(0, longest - MARK);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "… (" + (text.length() - end) + " characters left out)";
    }

    private static String lines(List<DisputeFact> facts, int longestStatement) {
        return facts.stream().map(fact -> line(fact, longestStatement)).collect(Collectors.joining("\n"));
    }

    static String line(DisputeFact fact) {
        return line(fact, LONGEST);
    }

    private static String line(DisputeFact fact, int longestStatement) {
        var line = new StringBuilder().append(fact.at()).append(' ').append(fact.kind());
        if (fact.by() != null) {
            line.append(" by ").append(fact.by());
        }
        if (fact.amount() != null) {
            line.append(", ").append(text(fact.amount()));
        }
        var words = fact.words();
        if (words != null && fact.kind() != DisputeFactKind.POLICY_SHOWN) {
            line.append(": ").append(SAID.contains(fact.kind()) ? cut(words, longestStatement) : words);
        }
        return line.append(hash(fact)).toString();
    }

    static String hash(DisputeFact fact) {
        return fact.hash() == null ? "" : " [" + fact.hash() + ']';
    }

    static String text(Money money) {
        return money.amountMinor() + " minor units of " + money.currency();
    }
}
