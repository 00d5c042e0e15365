package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailed;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MentorAccountView;
import org.mentorlink.payment.MentorAccountView.Waiting;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutBatchView;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Money;

class MentorAccountEvolutionTest {

    private static final MentorId MENTOR = new MentorId("mtr_thandi");
    private static final MentorAccountId ACCOUNT = MentorAccountId.of(MENTOR, "ZAR");
    private static final BookingId BOOKING = new BookingId("bkg_one");
    private static final PayoutId PAYOUT = PayoutId.of(BOOKING);
    private static final PayoutBatchId BATCH = PayoutBatchId.of(ACCOUNT, 1);
    private static final Money NOTHING = Money.zero("ZAR");
    private static final Money EARNED = Money.of(700, "ZAR");
    private static final Instant RUN = Instant.parse("2026-10-06T06:00:00Z");

    private static final Seen SEEN = new Seen("evt_one", 1, 0, RUN, false);

    private static final PayoutBatchRequested REQUESTED = new PayoutBatchRequested(
            ACCOUNT,
            BATCH,
            MENTOR,
            "sandbox",
            EARNED,
            NOTHING,
            List.of(new PayoutShare(PAYOUT, BOOKING, EARNED, NOTHING)),
            NOTHING);

    private static PayoutCollected collected(@Nullable Instant runAt) {
        return new PayoutCollected(ACCOUNT, PAYOUT, BOOKING, MENTOR, EARNED, "sandbox", runAt);
    }

    /** Logs of before tell only that it failed. */
    @Test
    void whatFailedWaitsOnce() {
        var failed = new PayoutBatchFailed(ACCOUNT, BATCH, NOTHING, "account_closed");
        assertThat(after(collected(RUN), REQUESTED)).isEmpty();
        assertThat(after(collected(RUN), REQUESTED, failed))
                .extracting(Waiting::payoutId)
                .containsExactly(PAYOUT);
        assertThat(after(collected(RUN), REQUESTED, failed, collected(null)))
                .extracting(Waiting::payoutId)
                .containsExactly(PAYOUT);
    }

    private static List<Waiting> after(MentorAccountEvent... events) {
        @Nullable MentorAccountView view = null;
        @Nullable PayoutBatchView batch = null;
        for (var event : events) {
            batch = MentorAccountEvolution.evolve(batch, event, SEEN);
            view = MentorAccountEvolution.evolve(view, event, batch, SEEN);
        }
        return view == null ? List.of() : view.waiting();
    }
}
