package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.CONTENT_HASH;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.request;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;

class ContentHashTest {

    /** Stored in every booking, so it must never change. */
    @Test
    void stays_what_it_is() {
        assertThat(ContentHash.of(request())).isEqualTo(CONTENT_HASH);
    }

    @ParameterizedTest
    @MethodSource
    void differs_with_every_field(RequestBooking other) {
        var one = with(MENTOR_GRACE, ADA, MONDAY_10H, "ab", "c", Modality.VIDEO, "sandbox", "pm");
        assertThat(ContentHash.of(other)).isNotEqualTo(ContentHash.of(one));
    }

    static Stream<RequestBooking> differs_with_every_field() {
        return Stream.of(
                with(MentorId.of(LINUS), ADA, MONDAY_10H, "ab", "c", Modality.VIDEO, "sandbox", "pm"),
                with(MENTOR_GRACE, GRACE, MONDAY_10H, "ab", "c", Modality.VIDEO, "sandbox", "pm"),
                with(MENTOR_GRACE, ADA, MONDAY_10H.plusSeconds(1), "ab", "c", Modality.VIDEO, "sandbox", "pm"),
                with(MENTOR_GRACE, ADA, MONDAY_10H, "a", "bc", Modality.VIDEO, "sandbox", "pm"),
                with(MENTOR_GRACE, ADA, MONDAY_10H, "ab", null, Modality.VIDEO, "sandbox", "pm"),
                with(MENTOR_GRACE, ADA, MONDAY_10H, "ab", "c", Modality.CHAT, "sandbox", "pm"),
                with(MENTOR_GRACE, ADA, MONDAY_10H, "ab", "c", Modality.VIDEO, "stripe", "pm"),
                with(MENTOR_GRACE, ADA, MONDAY_10H, "ab", "c", Modality.VIDEO, "sandbox", "pn"));
    }

    private static RequestBooking with(
            MentorId mentorId,
            MemberId menteeId,
            Instant startsAt,
            String topic,
            String description,
            Modality modality,
            String gateway,
            String paymentMethod) {
        return new RequestBooking(
                BOOKING, mentorId, menteeId, null, startsAt, topic, description, modality, gateway, paymentMethod);
    }
}
