package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * What a mentor owes back in one currency, and what waits to be paid out.
 *
 * @param owed taken off the next payouts; less than nothing where the platform owes the mentor
 * @param waiting first come first
 * @param position of its last event
 * @param returns what came back of what was transferred, and what of it is owed still; absent in old ones
 */
public record MentorAccountView(
        String id,
        String mentorId,
        Money owed,
        List<Waiting> waiting,
        long position,
        @Nullable Returns returns) {

    /** What came back, and what of it is owed still; what old ones do not tell is not known. */
    public Returns whatCameBack() {
        return returns == null ? Returns.none(owed) : returns;
    }

    /** @param runAt when it is sent, if that is enough; absent where it is sent as soon as it is */
    public record Waiting(
            PayoutId payoutId,
            Money amount,
            String gateway,
            Instant since,
            @Nullable Instant runAt) {}
}
