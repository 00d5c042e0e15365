package org.mentorlink.calendars;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** What has happened to the calendars that a member keeps elsewhere. */
public sealed interface OutsideCalendarsEvent {

    OutsideCalendarsId calendarsId();

    MemberId memberId();

    /** @param reading the first of this connection; readings are counted on over all connections of a kind */
    @Revision("1")
    record CalendarAddressConnected(
            OutsideCalendarsId calendarsId, MemberId memberId, Personal calendarAddress, int reading)
            implements OutsideCalendarsEvent {}

    /** The member has consented at the provider. */
    @Revision("1")
    record CalendarConsentGiven(
            OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, Personal calendarConsent, int reading)
            implements OutsideCalendarsEvent {}

    /** The provider lets us in. */
    @Revision("1")
    record CalendarAccountConnected(
            OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, Personal calendarToken, int reading)
            implements OutsideCalendarsEvent {}

    /** The provider does not let us in, or does not answer; the member has to consent again. */
    @Revision("1")
    record CalendarConnectingFailed(
            OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, int reading, ReadingFailure failure)
            implements OutsideCalendarsEvent {}

    /** What the calendar shows of a session may be wrong, as it could not be written for long. */
    @Revision("1")
    record SessionNotWritten(
            OutsideCalendarsId calendarsId,
            MemberId memberId,
            CalendarKind kind,
            String session,
            ReadingFailure failure)
            implements OutsideCalendarsEvent {}

    /**
     * What a calendar shows of a session is about to change, so that until it has what is found of it says nothing.
     *
     * @param slot when the session is; absent where it is to be taken out
     * @param writing counted for each calendar
     */
    @Revision("1")
    record SessionWritingBegun(
            OutsideCalendarsId calendarsId,
            MemberId memberId,
            CalendarKind kind,
            String session,
            @Nullable TimeSlot slot,
            int writing)
            implements OutsideCalendarsEvent {}

    /** From now on the calendar shows of the session what that writing says. */
    @Revision("1")
    record SessionWritten(
            OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, String session, int writing)
            implements OutsideCalendarsEvent {}

    /**
     * MentorLink and a calendar say different things of a session; its member is to settle it.
     *
     * @param calendar whose entry is amiss; absent of a busy time
     * @param slot when the session is
     * @param movedTo where the entry is
     */
    @Revision("1")
    record CalendarTaskRaised(
            OutsideCalendarsId calendarsId,
            MemberId memberId,
            String taskId,
            CalendarTaskKind task,
            @Nullable CalendarKind calendar,
            String session,
            TimeSlot slot,
            @Nullable Personal movedTo)
            implements OutsideCalendarsEvent {}

    /** There is nothing to settle any more. */
    @Revision("1")
    record CalendarTaskSettled(
            OutsideCalendarsId calendarsId,
            MemberId memberId,
            String taskId,
            @Nullable CalendarKind calendar,
            String session,
            CalendarTaskEnd how)
            implements OutsideCalendarsEvent {}

    /** What opens the calendar from now on, as the one before would be too old some day. */
    @Revision("1")
    record CalendarTokenRenewed(
            OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, Personal calendarToken)
            implements OutsideCalendarsEvent {}

    @Revision("1")
    record CalendarDisconnected(OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind)
            implements OutsideCalendarsEvent {}

    /** The member wants it to be read at once, in place of the reading that was to come. */
    @Revision("1")
    record ReadingAsked(OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, int reading)
            implements OutsideCalendarsEvent {}

    /** It was read, and says what it said before. */
    @Revision("1")
    record CalendarUnchanged(OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, int reading)
            implements OutsideCalendarsEvent {}

    /** It was read, and the busy times are these from now on. */
    @Revision("1")
    record BusyTimesChanged(
            OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, int reading, Personal busyTimes)
            implements OutsideCalendarsEvent {}

    /**
     * It was read, and of what it says so much could not be understood, from now on.
     *
     * @param unreadable how many of its entries, 0 where all of it is understood again
     */
    @Revision("1")
    record CalendarReadInPart(
            OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, int reading, int unreadable)
            implements OutsideCalendarsEvent {}

    /**
     * It could not be read.
     *
     * @param inARow with this one
     */
    @Revision("1")
    record ReadingFailed(
            OutsideCalendarsId calendarsId,
            MemberId memberId,
            CalendarKind kind,
            int reading,
            ReadingFailure failure,
            int inARow)
            implements OutsideCalendarsEvent {}

    /** It could not be read for so long that what it said counts no more. */
    @Revision("1")
    record BusyTimesForgotten(OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind)
            implements OutsideCalendarsEvent {}

    /** The session stays where it is, whatever the other calendars say. */
    @Revision("1")
    record ConflictKept(OutsideCalendarsId calendarsId, MemberId memberId, String taskId, TimeSlot slot)
            implements OutsideCalendarsEvent {}
}
