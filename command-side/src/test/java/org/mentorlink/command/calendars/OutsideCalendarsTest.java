package org.mentorlink.command.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.calendars.AgreedSession;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.CalendarTaskEnd;
import org.mentorlink.calendars.CalendarTaskKind;
import org.mentorlink.calendars.OutsideCalendarsCommand;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginConnecting;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginReading;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginWriting;
import org.mentorlink.calendars.OutsideCalendarsCommand.CompareSession;
import org.mentorlink.calendars.OutsideCalendarsCommand.ConnectCalendarAccount;
import org.mentorlink.calendars.OutsideCalendarsCommand.ConnectCalendarAddress;
import org.mentorlink.calendars.OutsideCalendarsCommand.DisconnectCalendar;
import org.mentorlink.calendars.OutsideCalendarsCommand.KeepSession;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordBusyTimes;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordCalendarConnected;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordConnectingFailure;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordReadingFailure;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordSessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordSessionWritten;
import org.mentorlink.calendars.OutsideCalendarsCommand.RefreshCalendar;
import org.mentorlink.calendars.OutsideCalendarsEvent;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesChanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesForgotten;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAccountConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAddressConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConnectingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConsentGiven;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarDisconnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarReadInPart;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskRaised;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskSettled;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTokenRenewed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarUnchanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.ConflictKept;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingAsked;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritingBegun;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritten;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.calendars.WantedConsent;
import org.mentorlink.calendars.WantedReading;
import org.mentorlink.calendars.WantedWriting;
import org.mentorlink.calendars.WrittenEntry;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;
import org.springframework.util.unit.DataSize;

class OutsideCalendarsTest {

    private static final OutsideCalendarsId OF_ADA = OutsideCalendarsId.of(ADA);
    private static final CalendarKind KIND = CalendarKind.ADDRESS;
    private static final CalendarKind GOOGLE = CalendarKind.GOOGLE;
    private static final WantedConsent CONSENT = new WantedConsent("code 4711", "verifier", "https://x/back");
    private static final String SESSION = "bkg_1";
    private static final String ADDRESS = "https://calendar.example.org/private-4711/basic.ics";
    private static final Duration KEEP = Duration.ofDays(7);
    private static final TimeSlot LATER = TimeSlot.of(NOW.plus(Duration.ofDays(10)), Duration.ofHours(1));
    private static final TimeSlot TOMORROW = TimeSlot.of(NOW.plus(Duration.ofDays(1)), Duration.ofHours(1));

    @AfterAll
    static void every_command_and_event_of_outside_calendars_was_in_a_scenario() {
        Scenario.assertAllUsed(OutsideCalendarsCommand.class, OutsideCalendarsEvent.class);
    }

    @Nested
    class Connecting {

        @Test
        void begins_the_first_reading() {
            calendars().when(connect(ADDRESS)).then(connected(ADDRESS, 1));
        }

        @Test
        void the_same_twice_changes_nothing() {
            calendars()
                    .given(connected(ADDRESS, 1))
                    .when(connect(" " + ADDRESS))
                    .nothing();
        }

        /** Else anybody could have any host asked by us as often as they like. */
        @Test
        void another_is_refused_within_a_minute_even_after_a_disconnection() {
            after(Duration.ofSeconds(59), connected(ADDRESS, 1))
                    .when(connect(ADDRESS + "?2"))
                    .refused("TOO_SOON");
            after(Duration.ofSeconds(59), connected(ADDRESS, 1), disconnected())
                    .when(connect(ADDRESS))
                    .refused("TOO_SOON");
            after(Duration.ofSeconds(59), connected(ADDRESS, 1), disconnected())
                    .when(connect(ADDRESS + "?2"))
                    .refused("TOO_SOON");
            after(Duration.ofSeconds(60), connected(ADDRESS, 1), disconnected())
                    .when(connect(ADDRESS + "?2"))
                    .then(connected(ADDRESS + "?2", 2));
        }

        @Test
        void another_takes_its_place_and_the_readings_are_counted_on() {
            after(Duration.ofMinutes(2), connected(ADDRESS, 1), changed(1, LATER))
                    .when(connect(ADDRESS + "?2"))
                    .then(connected(ADDRESS + "?2", 3));
        }

        @Test
        void again_after_the_end_counts_on() {
            after(Duration.ofMinutes(2), connected(ADDRESS, 1), disconnected())
                    .when(connect(ADDRESS))
                    .then(connected(ADDRESS, 2));
        }

        @Test
        void reads_webcal_as_https() {
            calendars().when(connect("webcal://example.org/a.ics")).then(connected("https://example.org/a.ics", 1));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "calendar",
                    "http://example.org/a.ics",
                    "file:///etc/passwd",
                    "https:///a",
                    "https://a b/",
                    "https://me:secret@example.org/a.ics",
                    "https://exa_mple.org/",
                    "javascript:alert(1)"
                })
        void refuses_what_is_no_address(String address) {
            calendars().when(connect(address)).refused("INVALID_CALENDAR_ADDRESS", "input", "address");
        }

        @Test
        void takes_addresses_without_encryption_where_they_are_allowed() {
            new Scenario<>(OutsideCalendars.class, NOW, properties(true))
                    .when(connect("http://example.org/a.ics"))
                    .then(connected("http://example.org/a.ics", 1));
        }

        @Test
        void tells_no_log_the_address() {
            assertThat(connect(ADDRESS).toString()).doesNotContain("4711");
            assertThat(connected(ADDRESS, 1).toString()).doesNotContain("4711");
            assertThat(new WantedReading(ADA, ADDRESS, List.of()).toString()).doesNotContain("4711");
        }
    }

    @Nested
    class ConnectingAnAccount {

        @Test
        void begins_with_a_consent_and_another_takes_its_place() {
            var connect = new ConnectCalendarAccount(OF_ADA, ADA, GOOGLE, "code 4711", "verifier", "https://x/back");
            calendars().when(connect).then(consented(1));
            after(Duration.ofMinutes(1), consented(1), account(2)).when(connect).then(consented(3));
            assertThat(connect.toString() + CONSENT + consented(1)).doesNotContain("4711");
        }

        /** Else anybody could have the provider asked by us, and mails sent, as often as they like. */
        @Test
        void another_consent_is_refused_within_a_minute() {
            var connect = new ConnectCalendarAccount(OF_ADA, ADA, GOOGLE, "code 4711", "verifier", "https://x/back");
            after(Duration.ofSeconds(59), consented(1)).when(connect).refused("TOO_SOON");
        }

        @Test
        void tells_the_consent_while_it_is_awaited() {
            var begin = new BeginConnecting(OF_ADA, GOOGLE, 1);
            calendars().given(consented(1)).when(begin).answers(CONSENT);
            calendars().given(consented(1), consented(2)).when(begin).answers(null);
            calendars().given(consented(1), account(2)).when(begin).answers(null);
            calendars().given(consented(1), gone(GOOGLE)).when(begin).answers(null);
        }

        @Test
        void takes_what_opens_the_calendar_once() {
            var done = new RecordCalendarConnected(OF_ADA, GOOGLE, 1, "token 4711");
            calendars().given(consented(1)).when(done).then(account(2));
            calendars().given(consented(1), account(2)).when(done).nothing();
            calendars().given(consented(1), consented(2)).when(done).nothing();
            assertThat(done.toString() + account(2)).doesNotContain("4711");
        }

        @Test
        void says_why_it_failed_until_the_member_lets_go_of_it() {
            var refused = new RecordConnectingFailure(OF_ADA, GOOGLE, 1, ReadingFailure.NOT_ALLOWED);
            var failed = new CalendarConnectingFailed(OF_ADA, ADA, GOOGLE, 1, ReadingFailure.NOT_ALLOWED);
            calendars().given(consented(1)).when(refused).then(failed);
            calendars().given(consented(1), failed).when(refused).nothing();
            calendars()
                    .given(consented(1), failed)
                    .when(new DisconnectCalendar(OF_ADA, GOOGLE))
                    .then(gone(GOOGLE));
            calendars()
                    .given(consented(1), failed, gone(GOOGLE))
                    .when(new DisconnectCalendar(OF_ADA, GOOGLE))
                    .nothing();
        }

        @Test
        void says_what_could_not_be_written() {
            var given = notWritten(1);
            calendars().given(google(), begun(LATER, 1)).when(given).then(told());
            calendars()
                    .given(google(), begun(LATER, 1), gone(GOOGLE))
                    .when(given)
                    .nothing();
        }

        /** However often it changed while the calendar could not be reached. */
        @Test
        void says_once_what_could_not_be_written() {
            calendars()
                    .given(google(), begun(LATER, 1), begun(TOMORROW, 2))
                    .when(notWritten(1))
                    .nothing();
            calendars()
                    .given(google(), begun(LATER, 1), written(1))
                    .when(notWritten(1))
                    .nothing();
            calendars()
                    .given(google(), begun(LATER, 1), told())
                    .when(notWritten(1))
                    .nothing();
            calendars()
                    .given(google(), begun(LATER, 1), told())
                    .when(write(LATER))
                    .then(begun(LATER, 2));
        }

        private static RecordSessionNotWritten notWritten(int writing) {
            return new RecordSessionNotWritten(OF_ADA, GOOGLE, SESSION, writing, ReadingFailure.SERVER_FAILED);
        }

        private static SessionNotWritten told() {
            return new SessionNotWritten(OF_ADA, ADA, GOOGLE, SESSION, ReadingFailure.SERVER_FAILED);
        }

        private static CalendarDisconnected gone(CalendarKind kind) {
            return new CalendarDisconnected(OF_ADA, ADA, kind);
        }
    }

    @Nested
    class WritingSessions {

        /** Or it would put back what its member has moved since. */
        @Test
        void does_not_try_again_what_was_overtaken() {
            calendars()
                    .given(google(), begun(LATER, 1), begun(TOMORROW, 2), written(2))
                    .when(again(TOMORROW, 1))
                    .answers(null);
            calendars()
                    .given(google(), begun(LATER, 1), written(1))
                    .when(again(LATER, 1))
                    .answers(null);
            calendars()
                    .given(google(), begun(LATER, 1), begun(TOMORROW, 2))
                    .when(again(TOMORROW, 1))
                    .answers(null);
            calendars().given(google()).when(again(LATER, 1)).answers(null);
            calendars()
                    .given(google(), begun(LATER, 1))
                    .when(again(LATER, 1))
                    .answers(new WantedWriting("token 4711", 1));
            calendars()
                    .given(google(), begun(LATER, 1))
                    .when(again(TOMORROW, 1))
                    .then(begun(TOMORROW, 2));
        }

        private static BeginWriting again(TimeSlot slot, int writing) {
            return new BeginWriting(OF_ADA, GOOGLE, SESSION, slot, writing);
        }

        @Test
        void begins_while_the_calendar_is_connected_and_is_counted() {
            calendars().given(consented(1), account(2)).when(write(LATER)).then(begun(LATER, 1));
            calendars()
                    .given(google(), begun(LATER, 1), written(1))
                    .when(write(LATER))
                    .then(begun(LATER, 2));
            calendars().given(consented(1)).when(write(LATER)).answers(null);
            calendars()
                    .given(google(), new CalendarDisconnected(OF_ADA, ADA, GOOGLE))
                    .when(write(LATER))
                    .answers(null);
            assertThat(new WantedWriting("token 4711", 1).toString()).doesNotContain("4711");
        }

        @Test
        void goes_on_under_its_number_until_it_is_done() {
            calendars().given(google(), begun(LATER, 1)).when(write(LATER)).nothing();
            calendars().given(google(), begun(LATER, 1)).when(write(LATER)).answers(new WantedWriting("token 4711", 1));
            calendars().given(google(), begun(LATER, 1)).when(write(null)).then(begun(null, 2));
            calendars().given(google(), begun(LATER, 1)).when(done(1)).then(written(1));
            calendars()
                    .given(google(), begun(LATER, 1), written(1))
                    .when(done(1))
                    .nothing();
            calendars()
                    .given(google(), begun(LATER, 1), begun(null, 2))
                    .when(done(1))
                    .nothing();
            calendars()
                    .given(google(), begun(null, 1), written(1))
                    .when(write(null))
                    .then(begun(null, 2));
        }

        @Test
        void tells_readings_what_should_be_there() {
            var begin = new BeginReading(OF_ADA, GOOGLE, 2);
            calendars()
                    .given(google(), begun(LATER, 1), written(1), begun("bkg_2", TOMORROW, 2))
                    .when(begin)
                    .answers(new WantedReading(ADA, "token 4711", List.of(new WrittenEntry(SESSION, 1, LATER))));
            calendars()
                    .given(google(), begun(LATER, 1), written(1), begun(null, 2), written(2))
                    .when(begin)
                    .answers(new WantedReading(ADA, "token 4711", List.of()));
            after(Duration.ofDays(11), google(), begun(LATER, 1), written(1))
                    .when(begin)
                    .answers(new WantedReading(ADA, "token 4711", List.of()));
        }
    }

    @Nested
    class RenewingTokens {

        private static final RecordBusyTimes READ =
                new RecordBusyTimes(OF_ADA, GOOGLE, 2, BusyTimes.NONE, List.of(), List.of(), "token 4712", 0);
        private static final CalendarUnchanged UNCHANGED = new CalendarUnchanged(OF_ADA, ADA, GOOGLE, 2);
        private static final CalendarTokenRenewed RENEWED =
                new CalendarTokenRenewed(OF_ADA, ADA, GOOGLE, Personal.of(ADA, "token 4712"));

        @Test
        void is_done_once_the_one_we_keep_is_a_week_old() {
            after(OutsideCalendars.RENEWED.minusSeconds(1), google()).when(READ).then(UNCHANGED);
            after(OutsideCalendars.RENEWED, google()).when(READ).then(UNCHANGED, RENEWED);
            assertThat(READ.toString() + RENEWED).doesNotContain("4712");
        }

        @Test
        void opens_the_calendar_from_then_on() {
            calendars()
                    .given(google(), UNCHANGED, RENEWED)
                    .when(new BeginReading(OF_ADA, GOOGLE, 3))
                    .answers(new WantedReading(ADA, "token 4712", List.of()));
        }
    }

    @Nested
    class TasksOfEntries {

        @Test
        void are_raised_where_an_entry_is_gone_or_elsewhere() {
            given().when(found(1, null)).then(unchanged(2), missing(2));
            given().when(found(1, TOMORROW)).then(unchanged(2), moved(2, TOMORROW));
            given().when(found(1, LATER)).then(unchanged(2));
        }

        @Test
        void are_raised_once() {
            given(unchanged(2), missing(2)).when(found(3, 1, null)).then(unchanged(3));
            given(unchanged(2), moved(2, TOMORROW)).when(found(3, 1, TOMORROW)).then(unchanged(3));
        }

        @Test
        void say_nothing_of_what_was_written_since() {
            given(begun(LATER, 2)).when(found(1, null)).then(unchanged(2));
            given(begun(LATER, 2), written(2)).when(found(1, null)).then(unchanged(2));
            given(begun(null, 2), written(2)).when(found(1, null)).then(unchanged(2));
        }

        @Test
        void give_way_to_another_difference() {
            given(unchanged(2), missing(2))
                    .when(found(3, 1, TOMORROW))
                    .then(unchanged(3), settled(2, CalendarTaskEnd.REPLACED), moved(3, TOMORROW));
        }

        @Test
        void end_when_the_entry_is_right_again() {
            given(unchanged(2), missing(2))
                    .when(found(3, 1, LATER))
                    .then(unchanged(3), settled(2, CalendarTaskEnd.RIGHT_AGAIN));
        }

        @Test
        void end_when_the_member_keeps_the_session_whose_entry_is_then_written_anew() {
            var keep = new KeepSession(OF_ADA, id(2));
            var kept = settled(2, CalendarTaskEnd.KEPT);
            given(unchanged(2), missing(2)).when(keep).then(kept);
            given(unchanged(2), missing(2), kept).when(keep).nothing();
            given(unchanged(2), missing(2), kept).when(write(LATER)).then(begun(LATER, 2));
            given(unchanged(2), missing(2), kept).when(found(3, 1, null)).then(unchanged(3));
        }

        @Test
        void keep_the_entry_from_being_written_until_they_are_settled_or_the_session_moves() {
            given(unchanged(2), missing(2)).when(write(LATER)).answers(null);
            given(unchanged(2), missing(2)).when(write(LATER)).nothing();
            given(unchanged(2), missing(2))
                    .when(write(TOMORROW))
                    .then(settled(2, CalendarTaskEnd.SESSION_CHANGED), begun(TOMORROW, 2));
            given(unchanged(2), missing(2))
                    .when(write(null))
                    .then(settled(2, CalendarTaskEnd.SESSION_CHANGED), begun(null, 2));
        }

        @Test
        void end_when_the_session_is_moved_called_off_or_over() {
            var changed = settled(2, CalendarTaskEnd.SESSION_CHANGED);
            given(unchanged(2), missing(2)).when(compare(TOMORROW)).then(changed);
            given(unchanged(2), missing(2)).when(compare(null)).then(changed);
            given(unchanged(2), missing(2)).when(compare(LATER)).nothing();
            var over = Duration.between(NOW, LATER.endsAt());
            after(over.minusSeconds(1), google(), begun(LATER, 1), written(1), unchanged(2), missing(2))
                    .when(found(3, 1, null))
                    .then(unchanged(3));
            after(over, google(), begun(LATER, 1), written(1), unchanged(2), missing(2))
                    .when(found(3, 1, null))
                    .then(unchanged(3), settled(2, CalendarTaskEnd.OVER));
        }

        @Test
        void end_when_the_calendar_is_disconnected() {
            given(unchanged(2), missing(2))
                    .when(new DisconnectCalendar(OF_ADA, GOOGLE))
                    .then(new CalendarDisconnected(OF_ADA, ADA, GOOGLE), settled(2, CalendarTaskEnd.DISCONNECTED));
        }

        private static Scenario<OutsideCalendars> given(Object... more) {
            var all = new ArrayList<Object>(List.of(google(), begun(LATER, 1), written(1)));
            all.addAll(List.of(more));
            return calendars().given(all.toArray());
        }

        private static RecordBusyTimes found(int writing, TimeSlot slot) {
            return found(2, writing, slot);
        }

        private static RecordBusyTimes found(int reading, int writing, TimeSlot slot) {
            return new RecordBusyTimes(
                    OF_ADA,
                    GOOGLE,
                    reading,
                    BusyTimes.NONE,
                    List.of(new WrittenEntry(SESSION, writing, slot)),
                    List.of(),
                    null,
                    0);
        }

        private static CalendarUnchanged unchanged(int reading) {
            return new CalendarUnchanged(OF_ADA, ADA, GOOGLE, reading);
        }

        private static String id(int reading) {
            return SESSION + ".GOOGLE." + reading;
        }

        private static CalendarTaskRaised missing(int reading) {
            return new CalendarTaskRaised(
                    OF_ADA, ADA, id(reading), CalendarTaskKind.ENTRY_MISSING, GOOGLE, SESSION, LATER, null);
        }

        private static CalendarTaskRaised moved(int reading, TimeSlot to) {
            return new CalendarTaskRaised(
                    OF_ADA,
                    ADA,
                    id(reading),
                    CalendarTaskKind.ENTRY_MOVED,
                    GOOGLE,
                    SESSION,
                    LATER,
                    BusyTimes.of(List.of(to)).personal(ADA));
        }

        private static CalendarTaskSettled settled(int reading, CalendarTaskEnd how) {
            return new CalendarTaskSettled(OF_ADA, ADA, id(reading), GOOGLE, SESSION, how);
        }
    }

    @Nested
    class TasksOfBusyTimes {

        @Test
        void are_raised_by_a_reading_and_by_a_session() {
            calendars().given(connected(ADDRESS, 1)).when(read(1, LATER)).then(changed(1, LATER), raised());
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER))
                    .when(compare(LATER))
                    .then(raised());
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER))
                    .when(compare(TOMORROW))
                    .nothing();
        }

        @Test
        void are_raised_once_and_not_once_it_has_begun() {
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER), raised())
                    .when(read(2, LATER))
                    .then(new CalendarUnchanged(OF_ADA, ADA, KIND, 2));
            after(Duration.ofDays(10), connected(ADDRESS, 1), changed(1, LATER))
                    .when(compare(LATER))
                    .nothing();
        }

        @Test
        void end_when_the_time_is_free_again_or_not_known_any_more() {
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER), raised())
                    .when(read(2, TOMORROW))
                    .then(changed(2, TOMORROW), settled(CalendarTaskEnd.RIGHT_AGAIN));
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER), raised())
                    .when(disconnect())
                    .then(disconnected(), settled(CalendarTaskEnd.RIGHT_AGAIN));
            after(Duration.ofMinutes(2), connected(ADDRESS, 1), changed(1, LATER), raised())
                    .when(connect(ADDRESS + "?2"))
                    .then(connected(ADDRESS + "?2", 3), settled(CalendarTaskEnd.RIGHT_AGAIN));
            after(KEEP, connected(ADDRESS, 1), changed(1, LATER), raised())
                    .when(failed(2))
                    .then(
                            failure(2, 1),
                            new BusyTimesForgotten(OF_ADA, ADA, KIND),
                            settled(CalendarTaskEnd.RIGHT_AGAIN));
        }

        @Test
        void end_when_the_session_moves() {
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER), raised())
                    .when(compare(TOMORROW))
                    .then(settled(CalendarTaskEnd.SESSION_CHANGED));
        }

        @Test
        void end_for_good_when_the_member_keeps_the_session() {
            var keep = new KeepSession(OF_ADA, ID);
            var kept = new ConflictKept(OF_ADA, ADA, ID, LATER);
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER), raised())
                    .when(keep)
                    .then(kept);
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER), raised(), kept)
                    .when(keep)
                    .nothing();
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER), raised(), kept)
                    .when(read(2, LATER))
                    .then(new CalendarUnchanged(OF_ADA, ADA, KIND, 2));
        }

        /** For each of them once more, that would be hundreds of megabytes. */
        @Test
        void reads_what_is_busy_once_for_all_sessions() {
            var busy = BusyTimes.of(IntStream.range(0, 1_000)
                    .mapToObj(hour -> TimeSlot.of(NOW.plus(Duration.ofHours(2L * hour)), Duration.ofMinutes(30)))
                    .toList());

            assertThat(allocated(busy, 1_000) - allocated(busy, 1))
                    .isLessThan(DataSize.ofMegabytes(50).toBytes());
        }

        /** By a reading of so many sessions, none of which is in the way. */
        private static long allocated(BusyTimes busy, int count) {
            var sessions = IntStream.range(0, count)
                    .mapToObj(hour -> new AgreedSession(
                            "bkg_" + hour,
                            TimeSlot.of(NOW.plus(Duration.ofHours(2L * hour + 1)), Duration.ofMinutes(30))))
                    .toList();
            var threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
            var before = threads.getCurrentThreadAllocatedBytes();
            calendars()
                    .given(connected(ADDRESS, 1))
                    .when(new RecordBusyTimes(OF_ADA, KIND, 1, busy, List.of(), sessions, null, 0))
                    .then(new BusyTimesChanged(OF_ADA, ADA, KIND, 1, busy.personal(ADA)));
            return threads.getCurrentThreadAllocatedBytes() - before;
        }

        private static final String ID = SESSION + "." + LATER.startsAt().getEpochSecond();

        private static RecordBusyTimes read(int reading, TimeSlot... slots) {
            var sessions = List.of(new AgreedSession(SESSION, LATER));
            return new RecordBusyTimes(
                    OF_ADA, KIND, reading, BusyTimes.of(List.of(slots)), List.of(), sessions, null, 0);
        }

        private static CalendarTaskRaised raised() {
            return new CalendarTaskRaised(OF_ADA, ADA, ID, CalendarTaskKind.BUSY_ELSEWHERE, null, SESSION, LATER, null);
        }

        private static CalendarTaskSettled settled(CalendarTaskEnd how) {
            return new CalendarTaskSettled(OF_ADA, ADA, ID, null, SESSION, how);
        }
    }

    @Nested
    class Disconnecting {

        @Test
        void forgets_it() {
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER))
                    .when(disconnect())
                    .then(disconnected());
        }

        @Test
        void twice_or_nothing_changes_nothing() {
            calendars().when(disconnect()).nothing();
            calendars()
                    .given(connected(ADDRESS, 1), disconnected())
                    .when(disconnect())
                    .nothing();
        }
    }

    @Nested
    class Refreshing {

        @Test
        void asks_for_another_reading_in_place_of_the_one_to_come() {
            after(Duration.ofMinutes(2), connected(ADDRESS, 1), changed(1, LATER))
                    .when(refresh())
                    .then(new ReadingAsked(OF_ADA, ADA, KIND, 3));
        }

        @Test
        void is_refused_within_a_minute() {
            after(Duration.ofSeconds(59), connected(ADDRESS, 1)).when(refresh()).refused("TOO_SOON");
        }

        @Test
        void is_refused_where_nothing_is_connected() {
            calendars().when(refresh()).refused("NOT_CONNECTED", "input", "kind");
            after(Duration.ofMinutes(2), connected(ADDRESS, 1), disconnected())
                    .when(refresh())
                    .refused("NOT_CONNECTED", "input", "kind");
        }
    }

    @Nested
    class Reading {

        @Test
        void tells_once_how_much_was_not_understood_and_that_all_is_again() {
            var two = new RecordBusyTimes(OF_ADA, KIND, 1, BusyTimes.NONE, List.of(), List.of(), null, 2);
            var same = new RecordBusyTimes(OF_ADA, KIND, 2, BusyTimes.NONE, List.of(), List.of(), null, 2);
            var first = new CalendarUnchanged(OF_ADA, ADA, KIND, 1);
            var told = new CalendarReadInPart(OF_ADA, ADA, KIND, 1, 2);
            calendars().given(connected(ADDRESS, 1)).when(two).then(first, told);
            calendars()
                    .given(connected(ADDRESS, 1), first, told)
                    .when(same)
                    .then(new CalendarUnchanged(OF_ADA, ADA, KIND, 2));
            calendars()
                    .given(connected(ADDRESS, 1), first, told)
                    .when(found(2))
                    .then(new CalendarUnchanged(OF_ADA, ADA, KIND, 2), new CalendarReadInPart(OF_ADA, ADA, KIND, 2, 0));
        }

        @Test
        void is_told_the_address_while_it_is_awaited() {
            calendars()
                    .given(connected(ADDRESS, 1))
                    .when(new BeginReading(OF_ADA, KIND, 1))
                    .answers(new WantedReading(ADA, ADDRESS, List.of()));
        }

        @Test
        void is_told_nothing_once_it_is_not() {
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER))
                    .when(begin(1))
                    .answers(null);
            calendars()
                    .given(connected(ADDRESS, 1), disconnected())
                    .when(begin(1))
                    .answers(null);
            calendars()
                    .given(new CalendarAddressConnected(OF_ADA, ADA, new Personal(ADA.value(), null), 1))
                    .when(begin(1))
                    .answers(null);
        }

        @Test
        void changes_the_busy_times_as_a_whole() {
            calendars().given(connected(ADDRESS, 1)).when(found(1, LATER)).then(changed(1, LATER));
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER))
                    .when(found(2, TOMORROW, LATER))
                    .then(changed(2, TOMORROW, LATER));
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER))
                    .when(found(2))
                    .then(changed(2));
        }

        @Test
        void that_finds_the_same_but_for_what_is_over_changes_nothing() {
            calendars().given(connected(ADDRESS, 1)).when(found(1)).then(new CalendarUnchanged(OF_ADA, ADA, KIND, 1));
            after(Duration.ofDays(2), connected(ADDRESS, 1), changed(1, TOMORROW, LATER))
                    .when(found(2, LATER))
                    .then(new CalendarUnchanged(OF_ADA, ADA, KIND, 2));
        }

        @Test
        void that_is_late_or_answers_twice_counts_no_more() {
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER))
                    .when(found(1))
                    .nothing();
            calendars()
                    .given(connected(ADDRESS, 1), changed(1, LATER))
                    .when(failed(1))
                    .nothing();
            calendars()
                    .given(connected(ADDRESS, 1), disconnected())
                    .when(found(1, LATER))
                    .nothing();
            calendars()
                    .given(connected(ADDRESS, 1), new ReadingAsked(OF_ADA, ADA, KIND, 2))
                    .when(found(1, LATER))
                    .nothing();
        }

        @Test
        void that_fails_says_why_and_how_often() {
            calendars()
                    .given(connected(ADDRESS, 1), failure(1, 1))
                    .when(failed(2))
                    .then(failure(2, 2));
            calendars()
                    .given(connected(ADDRESS, 1), failure(1, 1), changed(2, LATER))
                    .when(failed(3))
                    .then(failure(3, 1));
        }

        @Test
        void that_fails_for_long_forgets_what_was_said() {
            after(KEEP.minusSeconds(1), connected(ADDRESS, 1), changed(1, LATER))
                    .when(failed(2))
                    .then(failure(2, 1));
            after(KEEP, connected(ADDRESS, 1), changed(1, LATER))
                    .when(failed(2))
                    .then(failure(2, 1), new BusyTimesForgotten(OF_ADA, ADA, KIND));
            after(KEEP, connected(ADDRESS, 1), changed(1, LATER), new BusyTimesForgotten(OF_ADA, ADA, KIND))
                    .when(failed(2))
                    .then(failure(2, 1));
        }
    }

    @Test
    void busy_times_are_those_of_what_is_connected() {
        var at = Instant.EPOCH;
        var one = OutsideCalendarsState.NONE.evolve(connected(ADDRESS, 1), at).evolve(changed(1, LATER), at);
        assertThat(one.busyTimes()).isEqualTo(BusyTimes.of(List.of(LATER)));
        assertThat(one.evolve(failure(2, 1), at).busyTimes().slots()).containsExactly(LATER);
        assertThat(one.evolve(new BusyTimesForgotten(OF_ADA, ADA, KIND), at).busyTimes())
                .isEqualTo(BusyTimes.NONE);
        assertThat(one.evolve(disconnected(), at).busyTimes()).isEqualTo(BusyTimes.NONE);
        assertThat(one.evolve(connected(ADDRESS + "2", 3), at).busyTimes()).isEqualTo(BusyTimes.NONE);
    }

    private static CalendarConsentGiven consented(int reading) {
        return new CalendarConsentGiven(OF_ADA, ADA, GOOGLE, CONSENT.personal(ADA), reading);
    }

    private static CalendarAccountConnected account(int reading) {
        return new CalendarAccountConnected(OF_ADA, ADA, GOOGLE, Personal.of(ADA, "token 4711"), reading);
    }

    /** Awaits its second reading. */
    private static CalendarAccountConnected google() {
        return account(2);
    }

    private static BeginWriting write(TimeSlot slot) {
        return new BeginWriting(OF_ADA, GOOGLE, SESSION, slot, null);
    }

    private static RecordSessionWritten done(int writing) {
        return new RecordSessionWritten(OF_ADA, GOOGLE, SESSION, writing);
    }

    private static SessionWritingBegun begun(TimeSlot slot, int writing) {
        return begun(SESSION, slot, writing);
    }

    private static SessionWritingBegun begun(String session, TimeSlot slot, int writing) {
        return new SessionWritingBegun(OF_ADA, ADA, GOOGLE, session, slot, writing);
    }

    private static SessionWritten written(int writing) {
        return new SessionWritten(OF_ADA, ADA, GOOGLE, SESSION, writing);
    }

    private static CompareSession compare(TimeSlot slot) {
        return new CompareSession(OF_ADA, SESSION, slot);
    }

    private static Scenario<OutsideCalendars> calendars() {
        return new Scenario<>(OutsideCalendars.class, NOW, properties(false));
    }

    /** The events of a moment, so much later. */
    private static Scenario<OutsideCalendars> after(Duration time, Object... events) {
        var scenario = new Scenario<>(OutsideCalendars.class, NOW.plus(time), properties(false));
        return scenario.givenAt(NOW, events);
    }

    private static OutsideProperties properties(boolean http) {
        return new OutsideProperties(
                Duration.ofHours(1), KEEP, Duration.ofSeconds(1), DataSize.ofKilobytes(1), http, Set.of(443), Set.of());
    }

    private static ConnectCalendarAddress connect(String address) {
        return new ConnectCalendarAddress(OF_ADA, ADA, address);
    }

    private static CalendarAddressConnected connected(String address, int reading) {
        return new CalendarAddressConnected(OF_ADA, ADA, Personal.of(ADA, address), reading);
    }

    private static DisconnectCalendar disconnect() {
        return new DisconnectCalendar(OF_ADA, KIND);
    }

    private static CalendarDisconnected disconnected() {
        return new CalendarDisconnected(OF_ADA, ADA, KIND);
    }

    private static RefreshCalendar refresh() {
        return new RefreshCalendar(OF_ADA, KIND);
    }

    private static BeginReading begin(int reading) {
        return new BeginReading(OF_ADA, KIND, reading);
    }

    private static RecordBusyTimes found(int reading, TimeSlot... slots) {
        return new RecordBusyTimes(OF_ADA, KIND, reading, BusyTimes.of(List.of(slots)), List.of(), List.of(), null, 0);
    }

    private static BusyTimesChanged changed(int reading, TimeSlot... slots) {
        return new BusyTimesChanged(
                OF_ADA, ADA, KIND, reading, BusyTimes.of(List.of(slots)).personal(ADA));
    }

    private static RecordReadingFailure failed(int reading) {
        return new RecordReadingFailure(OF_ADA, KIND, reading, ReadingFailure.NOT_FOUND);
    }

    private static ReadingFailed failure(int reading, int inARow) {
        return new ReadingFailed(OF_ADA, ADA, KIND, reading, ReadingFailure.NOT_FOUND, inARow);
    }
}
