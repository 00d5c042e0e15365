package org.mentorlink.booking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a dispute is.
 *
 * @param number how many appeals have led to it
 * @param answerBy until when the parties can make statements
 * @param decideBy until when staff are to decide; later once they were reminded
 * @param statements who made the statements of this hearing, one entry for each
 * @param deciders who decided each time, oldest first
 * @param appellants who has appealed
 * @param appealUntil until when the decision can be appealed; absent while there is none, or it is final
 * @param overdueFrom until when staff were to decide at first; absent where there is none, or it was not kept yet
 * @param held whether it was decided, and that waits while the payer's bank asks; absent where it does not
 */
public record HearingView(
        int number,
        Instant answerBy,
        Instant decideBy,
        List<Party> statements,
        List<String> deciders,
        List<Party> appellants,
        @Nullable Instant appealUntil,
        @Nullable Instant overdueFrom,
        @Nullable Boolean held) {

    public HearingView(
            int number,
            Instant answerBy,
            Instant decideBy,
            List<Party> statements,
            List<String> deciders,
            List<Party> appellants,
            @Nullable Instant appealUntil,
            @Nullable Instant overdueFrom) {
        this(number, answerBy, decideBy, statements, deciders, appellants, appealUntil, overdueFrom, null);
    }

    /** Whether staff are late, once they were reminded too. */
    boolean isOverdueAt(Instant at) {
        return !at.isBefore(overdueFrom == null ? decideBy : overdueFrom);
    }
}
