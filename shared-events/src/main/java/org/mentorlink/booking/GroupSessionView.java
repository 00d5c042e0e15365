package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Settings;

/**
 * A group session with its seats and its waiting list. Who they are is for its mentor and staff.
 *
 * @param title absent once erased
 * @param price of one seat
 * @param outcomeCode why it was refused: SLOT_TAKEN
 * @param taken in the order in which they were taken
 * @param waiting member ids, first in line first; who is offered a seat is not among them. Once it is cancelled, who
 *     waited when it was
 * @param offers of freed seats, each of which keeps one
 * @param meetingLink where it takes place; for its mentor, who has a seat, and admins only
 * @param linkChanges how often that was set or removed; absent where that was not counted yet
 * @param version how many events there are
 * @param position of the last event seen in it
 */
public record GroupSessionView(
        String id,
        String mentorId,
        String mentorMemberId,
        GroupSessionKind kind,
        @Nullable String title,
        @Nullable String description,
        GroupSessionStatus status,
        Instant startsAt,
        Instant endsAt,
        int seats,
        Money price,
        Modality modality,
        CancellationPolicy policy,
        @Nullable String outcomeCode,
        @Nullable CancelledBy cancelledBy,
        @Nullable String cancelReason,
        @Nullable Instant mentorCheckedInAt,
        List<Seat> taken,
        List<String> waiting,
        List<Offer> offers,
        @Nullable MeetingLinkView meetingLink,
        @Nullable Integer linkChanges,
        int version,
        long position) {

    /** @param confirmed its booking stands */
    public record Seat(String bookingId, String menteeId, boolean confirmed) {}

    public record Offer(String memberId, Instant expiresAt) {}

    /** Whether a booking that stands has a seat for them. */
    public boolean isAttendedBy(String memberId) {
        return seatOf(memberId).filter(Seat::confirmed).isPresent();
    }

    /** Neither taken nor kept for somebody; none where no seat can be taken any more. */
    public int freeAt(Instant moment) {
        return isOpenAt(moment) ? Math.max(0, seats - taken.size() - offers.size()) : 0;
    }

    public boolean isOpenAt(Instant moment) {
        return status == GroupSessionStatus.OPEN && moment.isBefore(startsAt);
    }

    public Optional<Seat> seatOf(String memberId) {
        return taken.stream().filter(seat -> seat.menteeId().equals(memberId)).findFirst();
    }

    /** Whether somebody is in line for a seat, and which place they have: 0 where a seat is kept for them. */
    public Optional<Integer> placeOf(String memberId) {
        if (status != GroupSessionStatus.OPEN) {
            return Optional.empty();
        }
        if (offerTo(memberId).isPresent()) {
            return Optional.of(0);
        }
        var place = waiting.indexOf(memberId) + 1;
        return place == 0 ? Optional.empty() : Optional.of(place);
    }

    public Optional<Offer> offerTo(String memberId) {
        return offers.stream()
                .filter(offer -> offer.memberId().equals(memberId))
                .findFirst();
    }

    /** Whether the meeting link has changed as often as it may, and can only be removed. */
    @JsonIgnore
    public boolean isLinkFixed() {
        return linkChanges != null && linkChanges >= Settings.LINK_CHANGES;
    }

    /** By what such sessions are ordered: the start, and the id where two start together. */
    @JsonIgnore
    public String order() {
        return orderFrom(startsAt) + '-' + id;
    }

    /** Before the order of all that starts then or later. */
    public static String orderFrom(Instant startsAt) {
        return "%015d".formatted(startsAt.toEpochMilli());
    }
}
