package org.mentorlink.calendars;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.TimeSlot;

/** What can be done about the calendars that a member keeps elsewhere. */
public sealed interface OutsideCalendarsCommand {

    OutsideCalendarsId calendarsId();

    /** From now on the calendar at that address says when the member is busy; one connected before is forgotten. */
    record ConnectCalendarAddress(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId, MemberId memberId, String address)
            implements OutsideCalendarsCommand {

        /** Who knows the address reads the calendar. */
        @Override
        public String toString() {
            return "ConnectCalendarAddress[" + memberId + "]";
        }
    }

    /**
     * The member has consented at the provider, and what that is worth is to be found out.
     *
     * @param code what the provider gave for the consent
     * @param verifier which proves that the consent was asked for here
     * @param redirectUri where the provider sent the member
     */
    record ConnectCalendarAccount(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId,
            MemberId memberId,
            CalendarKind kind,
            String code,
            String verifier,
            String redirectUri)
            implements OutsideCalendarsCommand {

        @Override
        public String toString() {
            return "ConnectCalendarAccount[" + memberId + " " + kind + "]";
        }
    }

    /** Answers {@link WantedConsent}, or nothing where it is not wanted any more. */
    record BeginConnecting(@TargetAggregateIdentifier OutsideCalendarsId calendarsId, CalendarKind kind, int reading)
            implements OutsideCalendarsCommand {}

    /** @param token which opens the calendar from now on */
    record RecordCalendarConnected(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId, CalendarKind kind, int reading, String token)
            implements OutsideCalendarsCommand {

        @Override
        public String toString() {
            return "RecordCalendarConnected[" + calendarsId + " " + kind + "]";
        }
    }

    record RecordConnectingFailure(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId,
            CalendarKind kind,
            int reading,
            ReadingFailure failure)
            implements OutsideCalendarsCommand {}

    /**
     * Answers {@link WantedWriting}, or nothing where the calendar is not connected, or its member is to settle first what
     * became of the entry.
     *
     * @param slot when the session is; absent where its entry is to be taken out
     * @param again the writing that failed and is to be tried once more, which it is not where another one has overtaken it;
     *     absent for a new one
     */
    record BeginWriting(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId,
            CalendarKind kind,
            String session,
            @Nullable TimeSlot slot,
            @Nullable Integer again)
            implements OutsideCalendarsCommand {}

    /** That the entry is in the calendar, or taken out of it, as that writing wanted. */
    record RecordSessionWritten(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId, CalendarKind kind, String session, int writing)
            implements OutsideCalendarsCommand {}

    /**
     * Looks whether what is to be settled about a session still is, and whether something new is.
     *
     * @param slot when it is now; absent where it does not take place
     */
    record CompareSession(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId,
            String session,
            @Nullable TimeSlot slot) implements OutsideCalendarsCommand {}

    /** That a session could not be written for so long that it is not tried any more. Of each writing it is told once. */
    record RecordSessionNotWritten(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId,
            CalendarKind kind,
            String session,
            int writing,
            ReadingFailure failure)
            implements OutsideCalendarsCommand {}

    /** It is not read any more, and its busy times are forgotten. */
    record DisconnectCalendar(@TargetAggregateIdentifier OutsideCalendarsId calendarsId, CalendarKind kind)
            implements OutsideCalendarsCommand {}

    /** Reads it now and not only when it is due. */
    record RefreshCalendar(@TargetAggregateIdentifier OutsideCalendarsId calendarsId, CalendarKind kind)
            implements OutsideCalendarsCommand {}

    /** Answers the address to be read, or nothing where that reading is not wanted any more. */
    record BeginReading(@TargetAggregateIdentifier OutsideCalendarsId calendarsId, CalendarKind kind, int reading)
            implements OutsideCalendarsCommand {}

    /**
     * What a reading found. Of one that is not wanted any more nothing is taken.
     *
     * @param found of each entry that the reading was told of
     * @param sessions of the member that are ahead
     * @param renewedToken which opens the calendar for longer than the one we keep
     * @param unreadable how many entries could not be understood, or not in all they say
     */
    record RecordBusyTimes(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId,
            CalendarKind kind,
            int reading,
            BusyTimes busyTimes,
            List<WrittenEntry> found,
            List<AgreedSession> sessions,
            @Nullable String renewedToken,
            int unreadable)
            implements OutsideCalendarsCommand {

        @Override
        public String toString() {
            return "RecordBusyTimes[" + calendarsId + " " + kind + " " + reading + "]";
        }
    }

    /** That a reading found nothing, and why. */
    record RecordReadingFailure(
            @TargetAggregateIdentifier OutsideCalendarsId calendarsId,
            CalendarKind kind,
            int reading,
            ReadingFailure failure)
            implements OutsideCalendarsCommand {}

    /** The member holds the session as it is, whatever the other calendar says; where its entry is amiss it is written again. */
    record KeepSession(@TargetAggregateIdentifier OutsideCalendarsId calendarsId, String taskId)
            implements OutsideCalendarsCommand {}
}
