package org.mentorlink.query.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkRemoved;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkSet;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionEnded;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionScheduled;
import org.mentorlink.booking.GroupSessionEvent.MentorCheckedIn;
import org.mentorlink.booking.GroupSessionEvent.MentorPresent;
import org.mentorlink.booking.GroupSessionEvent.SeatCalledOff;
import org.mentorlink.booking.GroupSessionEvent.SeatConfirmed;
import org.mentorlink.booking.GroupSessionEvent.SeatLinkChanged;
import org.mentorlink.booking.GroupSessionEvent.SeatOfferEnded;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.GroupSessionEvent.SeatRefused;
import org.mentorlink.booking.GroupSessionEvent.SeatReleased;
import org.mentorlink.booking.GroupSessionEvent.SeatTaken;
import org.mentorlink.booking.GroupSessionEvent.WaitingListJoined;
import org.mentorlink.booking.GroupSessionEvent.WaitingListLeft;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.GroupSessionView.Offer;
import org.mentorlink.booking.GroupSessionView.Seat;
import org.mentorlink.booking.MeetingLinkView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/** How a group session's view follows from its events. */
final class GroupSessionEvolution {

    private final GroupSessionView before;
    private GroupSessionStatus status;
    private @Nullable String outcomeCode;
    private @Nullable CancelledBy cancelledBy;
    private @Nullable String cancelReason;
    private @Nullable Instant mentorCheckedInAt;
    private @Nullable MeetingLinkView meetingLink;
    private int linkChanges;
    private final List<Seat> taken;
    private final List<String> waiting;
    private final List<Offer> offers;

    private GroupSessionEvolution(GroupSessionView before) {
        this.before = before;
        status = before.status();
        outcomeCode = before.outcomeCode();
        cancelledBy = before.cancelledBy();
        cancelReason = before.cancelReason();
        mentorCheckedInAt = before.mentorCheckedInAt();
        meetingLink = before.meetingLink();
        linkChanges = Objects.requireNonNullElse(before.linkChanges(), 0);
        taken = new ArrayList<>(before.taken());
        waiting = new ArrayList<>(before.waiting());
        offers = new ArrayList<>(before.offers());
    }

    static @Nullable GroupSessionView evolve(@Nullable GroupSessionView view, GroupSessionEvent event, Seen seen) {
        if (event instanceof GroupSessionScheduled scheduled) {
            return scheduled(scheduled, seen);
        }
        if (view == null) {
            return null;
        }
        var evolution = new GroupSessionEvolution(view);
        evolution.apply(event, seen.at());
        return evolution.view(seen);
    }

    private static GroupSessionView scheduled(GroupSessionScheduled event, Seen seen) {
        return new GroupSessionView(
                event.groupSessionId().value(),
                event.mentorId().value(),
                event.mentorMemberId().value(),
                event.kind(),
                Personal.valueOf(event.title()),
                Personal.valueOf(event.description()),
                GroupSessionStatus.SCHEDULED,
                event.slot().startsAt(),
                event.slot().endsAt(),
                event.seats(),
                event.price(),
                event.modality(),
                event.policy(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                0,
                Math.toIntExact(seen.sequence() + 1),
                seen.position());
    }

    private void apply(GroupSessionEvent event, Instant at) {
        switch (event) {
            case GroupSessionScheduled scheduled ->
                throw new IllegalStateException("a group session is scheduled once");
            case GroupSessionOpened opened -> status = GroupSessionStatus.OPEN;
            case GroupSessionRefused refused -> {
                status = GroupSessionStatus.REFUSED;
                outcomeCode = refused.code();
            }
            case SeatTaken seat -> {
                taken.add(new Seat(seat.bookingId().value(), seat.menteeId().value(), false));
                leaveLine(seat.menteeId());
            }
            case SeatRefused seat -> {}
            case SeatConfirmed seat ->
                taken.replaceAll(each ->
                        isOf(each, seat.bookingId()) ? new Seat(each.bookingId(), each.menteeId(), true) : each);
            case SeatReleased seat -> taken.removeIf(each -> isOf(each, seat.bookingId()));
            case SeatCalledOff seat -> {}
            case MentorPresent present -> {}
            case GroupMeetingLinkSet set -> {
                meetingLink = BookingEvolution.link(set.meetingUrl(), set.host());
                linkChanges++;
            }
            case GroupMeetingLinkRemoved removed -> {
                meetingLink = null;
                linkChanges++;
            }
            case SeatLinkChanged seat -> {}
            case MentorCheckedIn checkedIn -> mentorCheckedInAt = at;
            case WaitingListJoined joined -> waiting.add(joined.memberId().value());
            case WaitingListLeft left -> leaveLine(left.memberId());
            case SeatOffered offer -> {
                leaveLine(offer.memberId());
                offers.add(new Offer(offer.memberId().value(), offer.expiresAt()));
            }
            case SeatOfferEnded ended -> leaveLine(ended.memberId());
            case GroupSessionCancelled cancelled -> {
                status = GroupSessionStatus.CANCELLED;
                cancelledBy = cancelled.by();
                cancelReason = Personal.valueOf(cancelled.reason());
            }
            case GroupSessionEnded ended -> status = GroupSessionStatus.ENDED;
        }
    }

    private void leaveLine(MemberId memberId) {
        waiting.remove(memberId.value());
        offers.removeIf(offer -> offer.memberId().equals(memberId.value()));
    }

    private static boolean isOf(Seat seat, BookingId bookingId) {
        return seat.bookingId().equals(bookingId.value());
    }

    private GroupSessionView view(Seen seen) {
        return new GroupSessionView(
                before.id(),
                before.mentorId(),
                before.mentorMemberId(),
                before.kind(),
                before.title(),
                before.description(),
                status,
                before.startsAt(),
                before.endsAt(),
                before.seats(),
                before.price(),
                before.modality(),
                before.policy(),
                outcomeCode,
                cancelledBy,
                cancelReason,
                mentorCheckedInAt,
                List.copyOf(taken),
                List.copyOf(waiting),
                List.copyOf(offers),
                meetingLink,
                linkChanges,
                Math.toIntExact(seen.sequence() + 1),
                seen.position());
    }
}
