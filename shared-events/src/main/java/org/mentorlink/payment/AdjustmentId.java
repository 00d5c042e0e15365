package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;

/** Names what the ledger is brought level by where a gateway's books tell of something that nobody else has told. */
public record AdjustmentId(@JsonValue String value) {

    public static final String PREFIX = "adj_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdjustmentId {
        Ids.require(PREFIX, value);
    }

    /** The same for the same difference, whichever comparison found it: posted once, it is posted for all of them. */
    public static AdjustmentId of(ReconciliationBreak found) {
        return new AdjustmentId(Ids.named(
                PREFIX,
                found.kind() + "/" + found.movement() + '/' + found.gatewayReference() + '/' + amount(found) + '/'
                        + found.feeMinor() + '/' + found.ledgerFeeMinor()));
    }

    /** What went and what came back may have one name. */
    private static @Nullable Money amount(ReconciliationBreak found) {
        return found.kind() == BreakKind.MISSING_IN_LEDGER ? found.gateway() : found.stake();
    }

    @Override
    public String toString() {
        return value;
    }
}
