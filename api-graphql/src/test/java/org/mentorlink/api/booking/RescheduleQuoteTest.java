package org.mentorlink.api.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.MONDAY_10H;
import static org.mentorlink.api.Views.PRICE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposedSession;
import org.mentorlink.mentoring.Modality;

/** I11: what a proposal that waits for an answer means for the money. */
class RescheduleQuoteTest {

    private static final Instant DAY_BEFORE =
            MONDAY_10H.plus(Duration.ofHours(1)).minus(Duration.ofDays(1));

    @Test
    void nothing_is_quoted_where_nothing_is_proposed() {
        assertThat(RescheduleQuote.ofPending(Views.booking("bkg_one", BookingStatus.CONFIRMED)))
                .isNull();
        assertThat(RescheduleQuote.ofPending(Views.proposed("bkg_one", Party.MENTOR, ProposalState.DECLINED)))
                .isNull();
    }

    /** However late it is: who moves the session is the mentor. */
    @Test
    void the_mentors_time_brings_its_own_refund() {
        assertThat(RescheduleQuote.ofPending(Views.proposed("bkg_one", Party.MENTOR, ProposalState.OPEN)))
                .isEqualTo(new RescheduleQuote(PRICE, PRICE.zero(), PriceEffect.NONE, false, false, DAY_BEFORE));
    }

    @Test
    void the_mentees_time_forfeits_it_where_it_was_proposed_too_late() {
        assertThat(RescheduleQuote.ofPending(Views.proposed("bkg_one", Party.MENTEE, ProposalState.OPEN)))
                .isEqualTo(new RescheduleQuote(PRICE, PRICE.zero(), PriceEffect.NONE, false, true, null));
    }

    @Test
    void another_session_is_told_with_its_price() {
        var dearer = PRICE.plus(PRICE);
        var session = new ProposedSession(null, Modality.CHAT, dearer, PRICE);
        assertThat(RescheduleQuote.ofPending(Views.proposed("bkg_one", Party.MENTOR, ProposalState.OPEN, session)))
                .isEqualTo(new RescheduleQuote(dearer, PRICE, PriceEffect.CHARGED, false, false, DAY_BEFORE));
    }
}
