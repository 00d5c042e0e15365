package org.mentorlink.query.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.MONDAY_10H;
import static org.mentorlink.query.Stories.PRICE;
import static org.mentorlink.query.Stories.SLOT;
import static org.mentorlink.query.Stories.THANDI;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Money;

class TallyTest {

    private static final ProposalId PROPOSAL = ProposalId.of(BOOKING, 1);
    private static final PaymentId EXTRA = PaymentId.of(PROPOSAL);
    private static final Money MORE = Money.of(12_003, "ZAR");

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void counts_what_was_paid() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        assertThat(keys()).containsEntry("paidMinor", PRICE.amountMinor());
    }

    @Test
    void does_not_count_what_the_bank_has_called_back() {
        disputed(DisputeSource.GATEWAY);

        assertThat(keys()).containsEntry("paidMinor", 0L);
    }

    /** Nothing is called back by that. */
    @Test
    void counts_what_the_bank_asks_about() {
        disputed(DisputeSource.INQUIRY);

        assertThat(keys()).containsEntry("paidMinor", PRICE.amountMinor());
    }

    @Test
    void counts_what_a_party_disputes_until_it_is_decided() {
        disputed(DisputeSource.MENTEE);

        assertThat(keys()).containsEntry("paidMinor", PRICE.amountMinor());
    }

    /** The session became a dearer one, so there are two payments. */
    @Test
    void does_not_count_the_payment_that_the_bank_has_called_back() {
        dearer();
        side.store(BOOKING, chargedBack(EXTRA)).catchUp();
        assertThat(keys()).containsEntry("paidMinor", PRICE.amountMinor());

        side.store(BOOKING, chargedBack(null)).catchUp();
        assertThat(keys()).containsEntry("paidMinor", 0L);
    }

    @Test
    void counts_what_a_later_session_cost_more_where_the_bank_has_called_back_the_first_payment() {
        dearer();
        side.store(BOOKING, chargedBack(null)).catchUp();
        assertThat(keys()).containsEntry("paidMinor", MORE.amountMinor());

        side.store(BOOKING, new DisputeOpened(BOOKING, DisputeId.of(BOOKING), DisputeSource.MENTEE, null))
                .catchUp();
        assertThat(keys()).containsEntry("paidMinor", MORE.amountMinor());
    }

    private static DisputeOpened chargedBack(@Nullable PaymentId paymentId) {
        return new DisputeOpened(BOOKING, DisputeId.of(BOOKING), DisputeSource.GATEWAY, null, paymentId);
    }

    private void dearer() {
        var session = new OtherSession(null, Modality.VIDEO, PRICE.plus(MORE), MORE);
        Stories.paid(side, BOOKING, PRICE)
                .store(
                        BOOKING,
                        new TimeProposed(
                                BOOKING,
                                PROPOSAL,
                                Party.MENTOR,
                                THANDI,
                                LERATO,
                                SLOT,
                                SLOT,
                                15,
                                false,
                                false,
                                null,
                                MONDAY_10H,
                                session,
                                null),
                        new BookingRescheduled(
                                BOOKING,
                                PROPOSAL,
                                Party.MENTOR,
                                SLOT,
                                SLOT,
                                15,
                                false,
                                session,
                                new PaymentPart(EXTRA, MORE),
                                null))
                .catchUp();
    }

    private void disputed(DisputeSource source) {
        Stories.held(side, BOOKING, PRICE)
                .store(BOOKING, new DisputeOpened(BOOKING, DisputeId.of(BOOKING), source, null))
                .catchUp();
    }

    private Map<String, Object> keys() {
        return Tally.keys(side.ask(new FindBooking(BOOKING.value()), BookingView.class));
    }
}
