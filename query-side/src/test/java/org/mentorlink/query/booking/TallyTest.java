package org.mentorlink.query.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.PRICE;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;

class TallyTest {

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

    @Test
    void counts_what_a_party_disputes_until_it_is_decided() {
        disputed(DisputeSource.MENTEE);

        assertThat(keys()).containsEntry("paidMinor", PRICE.amountMinor());
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
