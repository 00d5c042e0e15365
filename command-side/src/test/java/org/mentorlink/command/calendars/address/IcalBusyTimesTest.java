package org.mentorlink.command.calendars.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.shared.TimeSlot;

class IcalBusyTimesTest {

    private static final ZoneId JOHANNESBURG = ZoneId.of("Africa/Johannesburg");

    /** A Monday. */
    private static final Instant FROM = Instant.parse("2026-03-02T06:00:00Z");

    private static final Instant TO = FROM.plus(Duration.ofDays(60));

    @Nested
    class Times {

        @Test
        void in_utc() {
            assertThat(busy(event("DTSTART:20260303T100000Z", "DTEND:20260303T113000Z")))
                    .containsExactly(slot("2026-03-03T10:00", "2026-03-03T11:30"));
        }

        @Test
        void in_a_zone_that_everybody_knows() {
            assertThat(busy(event("DTSTART;TZID=Europe/Berlin:20260303T100000", "DURATION:PT45M")))
                    .containsExactly(slot("2026-03-03T09:00", "2026-03-03T09:45"));
        }

        @Test
        void in_a_zone_with_somebodys_name_before_it_and_in_quotes() {
            assertThat(busy(event(
                            "DTSTART;TZID=\"/mozilla.org/20050126_1/Europe/Berlin\":20260303T100000",
                            "DTEND;TZID=Europe/London:20260303T100000")))
                    .containsExactly(slot("2026-03-03T09:00", "2026-03-03T10:00"));
        }

        /** Looking for a zone in every part of it would take hours. */
        @Test
        void in_a_zone_whose_name_never_ends() {
            var name = "a/".repeat(1_000_000);

            assertThat(busy(event("DTSTART;TZID=\"" + name + "\":20260303T100000", "DURATION:PT45M")))
                    .containsExactly(slot("2026-03-03T08:00", "2026-03-03T08:45"));
        }

        @Test
        void until_nobody_waits_for_them_any_more() {
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> IcalBusyTimes.read(
                                calendar(event("DTSTART:20260303T100000Z", "DTEND:20260303T113000Z")),
                                JOHANNESBURG,
                                FROM,
                                TO))
                        .isInstanceOf(CalendarNotRead.class)
                        .hasMessage("TIMED_OUT");
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }

        @Test
        void in_a_zone_that_the_file_describes_on_both_sides_of_its_change() {
            var zone = """
                    BEGIN:VTIMEZONE
                    TZID:Customized Time Zone
                    BEGIN:STANDARD
                    DTSTART:16010101T030000
                    TZOFFSETFROM:+0200
                    TZOFFSETTO:+0100
                    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                    END:STANDARD
                    BEGIN:DAYLIGHT
                    DTSTART:16010101T020000
                    TZOFFSETFROM:+0100
                    TZOFFSETTO:+0200
                    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                    END:DAYLIGHT
                    END:VTIMEZONE
                    """;
            assertThat(busy(zone
                            + event(
                                    "DTSTART;TZID=Customized Time Zone:20260323T100000",
                                    "DTEND;TZID=Customized Time Zone:20260323T110000",
                                    "RRULE:FREQ=WEEKLY;COUNT=2")))
                    .containsExactly(
                            slot("2026-03-23T09:00", "2026-03-23T10:00"), slot("2026-03-30T08:00", "2026-03-30T09:00"));
        }

        @Test
        void without_a_zone_are_the_calendars_own_or_else_the_members() {
            var floating = event("DTSTART:20260303T100000", "DTEND:20260303T110000");
            assertThat(busy(floating)).containsExactly(slot("2026-03-03T08:00", "2026-03-03T09:00"));
            assertThat(busy("X-WR-TIMEZONE:Asia/Kolkata\n" + floating))
                    .containsExactly(slot("2026-03-03T04:30", "2026-03-03T05:30"));
        }

        @Test
        void of_whole_days_are_from_midnight_to_midnight() {
            assertThat(busy(event("DTSTART;VALUE=DATE:20260303")))
                    .containsExactly(slot("2026-03-02T22:00", "2026-03-03T22:00"));
            assertThat(busy(event("DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260306")))
                    .containsExactly(slot("2026-03-02T22:00", "2026-03-05T22:00"));
        }

        @Test
        void that_touch_or_overlap_are_one() {
            assertThat(busy(event("DTSTART:20260303T100000Z", "DTEND:20260303T110000Z")
                            + event("DTSTART:20260303T110000Z", "DTEND:20260303T120000Z")
                            + event("DTSTART:20260303T113000Z", "DTEND:20260303T114500Z")))
                    .containsExactly(slot("2026-03-03T10:00", "2026-03-03T12:00"));
        }

        @Test
        void that_are_over_or_too_far_ahead_are_left_out() {
            assertThat(busy(event("DTSTART:20260302T040000Z", "DTEND:20260302T060000Z")
                            + event("DTSTART:20260302T050000Z", "DTEND:20260302T060001Z")
                            + event("DTSTART:20260501T060000Z", "DTEND:20260501T070000Z")))
                    .containsExactly(
                            new TimeSlot(Instant.parse("2026-03-02T05:00:00Z"), Instant.parse("2026-03-02T06:00:01Z")));
        }
    }

    @Nested
    class Recurrences {

        @Test
        void keep_their_wall_time_across_a_change_of_the_clocks() {
            assertThat(busy(event(
                            "DTSTART;TZID=Europe/Berlin:20200106T100000",
                            "DTEND;TZID=Europe/Berlin:20200106T110000",
                            "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260330T080000Z")))
                    .containsExactly(
                            slot("2026-03-02T09:00", "2026-03-02T10:00"),
                            slot("2026-03-09T09:00", "2026-03-09T10:00"),
                            slot("2026-03-16T09:00", "2026-03-16T10:00"),
                            slot("2026-03-23T09:00", "2026-03-23T10:00"),
                            slot("2026-03-30T08:00", "2026-03-30T09:00"));
        }

        @Test
        void end_with_their_count_or_their_last_day() {
            assertThat(busy(event(
                            "DTSTART:20260303T100000Z",
                            "DTEND:20260303T110000Z",
                            "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=3")))
                    .hasSize(3);
            assertThat(busy(event("DTSTART;VALUE=DATE:20260303", "RRULE:FREQ=WEEKLY;UNTIL=20260310")))
                    .hasSize(2);
        }

        @Test
        void leave_out_what_was_taken_out_and_take_in_what_was_added() {
            assertThat(busy(event(
                            "DTSTART;TZID=Europe/Berlin:20260303T100000",
                            "DTEND;TZID=Europe/Berlin:20260303T110000",
                            "RRULE:FREQ=DAILY;COUNT=4",
                            "EXDATE;TZID=Europe/Berlin:20260304T100000,20260305T100000",
                            "EXDATE:20260306T090000Z",
                            "RDATE;TZID=Europe/Berlin:20260308T100000")))
                    .containsExactly(
                            slot("2026-03-03T09:00", "2026-03-03T10:00"), slot("2026-03-08T09:00", "2026-03-08T10:00"));
        }

        @Test
        void move_and_cancel_single_ones() {
            assertThat(busy(named("a", "DTSTART:20260303T100000Z", "DTEND:20260303T110000Z", "RRULE:FREQ=DAILY;COUNT=3")
                            + named(
                                    "a",
                                    "RECURRENCE-ID:20260304T100000Z",
                                    "DTSTART:20260304T150000Z",
                                    "DTEND:20260304T160000Z")
                            + named(
                                    "a",
                                    "RECURRENCE-ID:20260305T100000Z",
                                    "STATUS:CANCELLED",
                                    "DTSTART:20260305T100000Z",
                                    "DTEND:20260305T110000Z")))
                    .containsExactly(
                            slot("2026-03-03T10:00", "2026-03-03T11:00"), slot("2026-03-04T15:00", "2026-03-04T16:00"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "FREQ=SECONDLY",
                    "FREQ=MINUTELY",
                    "FREQ=HOURLY",
                    "FREQ=DAILY;INTERVAL=2147483647",
                    "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5"
                })
        void made_to_keep_us_busy_are_refused(String rule) {
            refused("TOO_COMPLEX", event("DTSTART:20260303T100000Z", "DTEND:20260303T110000Z", "RRULE:" + rule));
        }

        @Test
        void in_their_thousands_are_refused() {
            refused(
                    "TOO_COMPLEX",
                    event("DTSTART:20260101T000000Z", "DTEND:20260101T010000Z", "RRULE:FREQ=DAILY")
                            .repeat(400));
        }

        @Test
        void without_a_day_that_exists_are_none() {
            assertThat(busy(event(
                            "DTSTART:20260303T100000Z",
                            "DTEND:20260303T110000Z",
                            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")))
                    .containsExactly(slot("2026-03-03T10:00", "2026-03-03T11:00"));
        }
    }

    @Nested
    class LeftOut {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "TRANSP:TRANSPARENT",
                    "STATUS:CANCELLED",
                    "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
                    "DTEND:20260303T100000Z",
                    "DURATION:PT0S"
                })
        void what_takes_no_time(String line) {
            var end = line.startsWith("D") ? line : "DTEND:20260303T110000Z\n" + line;
            var file = event("DTSTART:20260303T100000Z", end)
                    + event("DTSTART:20260304T100000Z", "DTEND:20260304T110000Z");
            assertThat(busy(file)).containsExactly(slot("2026-03-04T10:00", "2026-03-04T11:00"));
            assertThat(unreadable(file)).isZero();
        }

        @Test
        void our_own_sessions_that_somebody_has_imported_there() {
            assertThat(busy(named("bkg_1@mentorlink", "DTSTART:20260303T100000Z", "DURATION:PT1H")))
                    .isEmpty();
        }

        @Test
        void alarms_and_tasks() {
            assertThat(busy("""
                            BEGIN:VTODO
                            UID:t
                            DTSTART:20260303T100000Z
                            DURATION:PT1H
                            END:VTODO
                            BEGIN:VEVENT
                            UID:e
                            DTSTART:20260304T100000Z
                            BEGIN:VALARM
                            TRIGGER:-PT15M
                            DURATION:PT5H
                            END:VALARM
                            DURATION:PT1H
                            END:VEVENT
                            """)).containsExactly(slot("2026-03-04T10:00", "2026-03-04T11:00"));
        }
    }

    @Nested
    class Counted {

        private static final String OTHER = event("DTSTART:20260304T100000Z", "DTEND:20260304T110000Z");

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "DTSTART:20260303T100000Z\nDTEND:nonsense",
                    "DTSTART:20260303T100000Z\nDTEND:20260303T090000Z",
                    "DTSTART:20260303T100000Z\nDURATION:PxW",
                    "DTSTART:tomorrow\nDURATION:PT1H",
                    "DTSTART:18010303T100000Z\nDURATION:PT1H",
                    "DURATION:PT1H"
                })
        void is_what_nobody_can_read_and_the_others_are_read(String lines) {
            assertThat(busy(event(lines) + OTHER)).containsExactly(slot("2026-03-04T10:00", "2026-03-04T11:00"));
            assertThat(unreadable(event(lines) + OTHER)).isEqualTo(1);
            assertThat(unreadable(OTHER)).isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "RRULE:FREQ=FORTNIGHTLY",
                    "RRULE:every second Tuesday",
                    "RRULE:FREQ=DAILY;UNTIL=soon",
                    "RDATE:20260305T100000Z,nonsense",
                    "EXDATE:nonsense"
                })
        void is_what_can_be_read_in_part_and_the_first_time_of_it_is_busy(String line) {
            var file = event("DTSTART:20260303T100000Z", "DTEND:20260303T110000Z", line);
            assertThat(busy(file)).contains(slot("2026-03-03T10:00", "2026-03-03T11:00"));
            assertThat(unreadable(file)).isEqualTo(1);
        }

        @Test
        void are_single_times_of_a_recurrence_which_stay_busy_where_they_were() {
            var file = named("a", "DTSTART:20260303T100000Z", "DTEND:20260303T110000Z", "RRULE:FREQ=DAILY;COUNT=2")
                    + named("a", "RECURRENCE-ID:20260304T100000Z", "DTSTART:late", "DTEND:20260304T160000Z");
            assertThat(busy(file))
                    .containsExactly(
                            slot("2026-03-03T10:00", "2026-03-03T11:00"), slot("2026-03-04T10:00", "2026-03-04T11:00"));
            assertThat(unreadable(file)).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({
            "TZOFFSETTO:+0100, TZOFFSETTO:sometimes",
            "TZOFFSETFROM:+0200, TZOFFSETFROM:+9900",
            "DTSTART:20200101T000000, DTSTART:yesterday",
            "RRULE:FREQ=YEARLY, RRULE:every other year",
            "RRULE:FREQ=YEARLY, RDATE:20200101T000000X",
            "DTSTART:20200101T000000, DTSTART:-99999999990101T000000",
            "'DTSTART:20200101T000000\nRRULE:FREQ=YEARLY', 'DTSTART:16010101T000000\nRRULE:FREQ=DAILY'"
        })
        void are_entries_of_a_zone_that_nobody_can_read_by_the_members_own(String right, String wrong) {
            var zone = """
                    BEGIN:VTIMEZONE
                    TZID:Mine
                    BEGIN:STANDARD
                    TZOFFSETFROM:+0200
                    TZOFFSETTO:+0100
                    DTSTART:20200101T000000
                    RRULE:FREQ=YEARLY
                    END:STANDARD
                    END:VTIMEZONE
                    """;
            var there = event("DTSTART;TZID=Mine:20260303T100000", "DURATION:PT1H");
            var elsewhere = OTHER + event("DTSTART:20260305T100000Z", "DTEND;TZID=Other:20260305T130000");
            assertThat(busy(zone + there)).containsExactly(slot("2026-03-03T09:00", "2026-03-03T10:00"));
            assertThat(unreadable(zone + there + elsewhere)).isZero();

            var odd = zone.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
            assertThat(odd).isNotEqualTo(zone);
            assertThat(busy(odd + there + elsewhere))
                    .containsExactly(
                            slot("2026-03-03T08:00", "2026-03-03T09:00"),
                            slot("2026-03-04T10:00", "2026-03-04T11:00"),
                            slot("2026-03-05T10:00", "2026-03-05T11:00"));
            assertThat(unreadable(odd + there + elsewhere)).isEqualTo(1);
        }

        @Test
        void are_stretches_without_an_end() {
            assertThat(unreadable("BEGIN:VFREEBUSY\nFREEBUSY:20260303T100000Z\nEND:VFREEBUSY\n"))
                    .isEqualTo(1);
        }
    }

    @Nested
    class Long {

        @Test
        void events_are_busy_as_far_as_is_read() {
            assertThat(busy(event("DTSTART:20250101T000000Z", "DTEND:20280101T000000Z")))
                    .containsExactly(slot("2025-01-01T00:00", "2028-01-01T00:00"));
            assertThat(busy(event("DTSTART;VALUE=DATE:20240601", "DTEND;VALUE=DATE:20270601")))
                    .containsExactly(slot("2024-05-31T22:00", "2027-05-31T22:00"));
            assertThat(busy(event("DTSTART:20260303T100000Z", "DURATION:P999999W")))
                    .hasSize(1);
        }

        @Test
        void recurrences_are_found_though_they_began_years_ago() {
            assertThat(busy(event(
                            "DTSTART:20230303T000000Z", "DURATION:P800D", "RRULE:FREQ=YEARLY;INTERVAL=2;COUNT=2")))
                    .containsExactly(slot("2025-03-03T00:00", "2027-05-12T00:00"));
        }

        @Test
        void added_stretches_last_as_they_say() {
            assertThat(busy(event(
                            "DTSTART:20260303T100000Z",
                            "DTEND:20260303T110000Z",
                            "RDATE;VALUE=PERIOD:20260304T100000Z/PT3H,20260305T100000Z/20260305T140000Z")))
                    .containsExactly(
                            slot("2026-03-03T10:00", "2026-03-03T11:00"),
                            slot("2026-03-04T10:00", "2026-03-04T13:00"),
                            slot("2026-03-05T10:00", "2026-03-05T14:00"));
        }
    }

    @Nested
    class FreeBusy {

        @Test
        void alone_says_when_somebody_is_busy() {
            var file = """
                    BEGIN:VFREEBUSY
                    DTSTART:20260301T000000Z
                    DTEND:20260401T000000Z
                    FREEBUSY:20260303T100000Z/PT1H,20260304T100000Z/20260304T113000Z
                    FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260305T100000Z/PT1H
                    FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260306T100000Z/PT1H
                    FREEBUSY;FBTYPE=FREE:20260307T100000Z/PT1H
                    FREEBUSY;FBTYPE=X-AWAY:20260308T100000Z/PT1H
                    END:VFREEBUSY
                    """;
            assertThat(busy(file))
                    .containsExactly(
                            slot("2026-03-03T10:00", "2026-03-03T11:00"),
                            slot("2026-03-04T10:00", "2026-03-04T11:30"),
                            slot("2026-03-05T10:00", "2026-03-05T11:00"),
                            slot("2026-03-06T10:00", "2026-03-06T11:00"),
                            slot("2026-03-08T10:00", "2026-03-08T11:00"));
            assertThat(unreadable(file)).isZero();
        }

        @Test
        void in_their_thousands_are_refused() {
            refused("TOO_COMPLEX", "BEGIN:VFREEBUSY\nEND:VFREEBUSY\n".repeat(20_002));
            refused(
                    "TOO_COMPLEX",
                    "BEGIN:VFREEBUSY\nFREEBUSY:20260303T100000Z/PT1H" + ",20260303T100000Z/PT1H".repeat(20_002)
                            + "\nEND:VFREEBUSY\n");
        }
    }

    /** Each of these would take hours, or all memory, if there were ten times as much of it. */
    @Nested
    class InOnePart {

        private static final String TIMES = "DTSTART:20260303T100000Z\nDTEND:20260303T110000Z\n";
        private static final String EVERY_HOUR = "BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23";

        @ParameterizedTest
        @ValueSource(strings = {"RDATE:20200303T100000Z", "EXDATE:20200303T100000Z"})
        void times_in_their_thousands_are_refused(String line) {
            refused("TOO_COMPLEX", event(TIMES + (line + "\n").repeat(20_002)));
            refused("TOO_COMPLEX", event(TIMES + line + ",20200303T100000Z".repeat(20_002)));
        }

        @Test
        void stretches_in_their_thousands_are_refused() {
            var past = "20200303T100000Z/PT1H";
            refused(
                    "TOO_COMPLEX",
                    "BEGIN:VFREEBUSY\n" + ("FREEBUSY:" + past + "\n").repeat(20_002) + "END:VFREEBUSY\n");
            refused(
                    "TOO_COMPLEX",
                    "BEGIN:VFREEBUSY\nFREEBUSY:" + past + ",nonsense".repeat(20_002) + "\nEND:VFREEBUSY\n");
        }

        @Test
        void more_rules_than_anybody_has_are_refused() {
            var rule = "RRULE:FREQ=YEARLY;COUNT=1\n";
            assertThat(busy(event(TIMES + rule.repeat(50)))).hasSize(1);
            refused("TOO_COMPLEX", event(TIMES + rule.repeat(51)));
            refused("TOO_COMPLEX", zone("Mine", "20260101T000000", rule.repeat(51)));
        }

        @Test
        void a_rule_that_never_ends_is_refused() {
            refused("TOO_COMPLEX", event(TIMES + "RRULE:FREQ=YEARLY;BYMONTHDAY=1" + ",1".repeat(250)));
            refused(
                    "TOO_COMPLEX",
                    event(TIMES + "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;BYHOUR=0" + ",0".repeat(65_535)
                            + ";BYMINUTE=0" + ",0".repeat(65_535)));
        }

        @Test
        void a_zone_whose_clocks_change_every_day_is_refused() {
            var rules = "RRULE:FREQ=DAILY\n".repeat(10);
            refused(
                    "TOO_COMPLEX",
                    zone("One", "20200101T000000", rules)
                            + zone("Two", "20200101T000000", rules)
                            + zone("Three", "20200101T000000", rules));
            refused("TOO_COMPLEX", zone("Mine", "20200101T000000", "RDATE:20200303T100000\n".repeat(20_002)));
        }

        @ParameterizedTest
        @Timeout(60)
        @ValueSource(booleans = {true, false})
        void nothing_goes_on_once_nobody_waits_for_it_any_more(boolean inZone) {
            var rules = ("RRULE:FREQ=DAILY;COUNT=99999999;" + EVERY_HOUR + "\n").repeat(50);
            var file = inZone
                    ? zone("Mine", "19000101T000000", rules.replace("DAILY", "DAILY;BYMONTHDAY=-1,1,2"))
                    : event("DTSTART:19000101T000000Z\nDTEND:19000101T010000Z\n" + rules);
            var work = new FutureTask<>(() -> read(file));
            var thread = Thread.ofPlatform().daemon().start(work);
            while (!isAtWork(thread)) {
                assertThat(work).as("what goes on too long").isNotDone();
                Thread.onSpinWait();
            }
            thread.interrupt();
            assertThat(work)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("TIMED_OUT");
        }

        /** In the library's own loop, which asks nobody whether it may go on. */
        private static boolean isAtWork(Thread thread) {
            return Arrays.stream(thread.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith("net.fortuna.ical4j.model.Recur"));
        }

        @Test
        void as_many_changes_as_times_take_no_longer() {
            var changes = new StringBuilder();
            for (var each = 0; each < 9_000; each++) {
                changes.append(named(
                        "a",
                        "RECURRENCE-ID;RANGE=THISANDFUTURE:"
                                + FROM.minus(Duration.ofHours(9_100L - each))
                                        .toString()
                                        .replaceAll("[-:]", ""),
                        "STATUS:CANCELLED"));
            }
            var rules = new StringBuilder();
            for (var minute = 0; minute < 10; minute++) {
                rules.append("\nRRULE:FREQ=DAILY;BYMINUTE=%d;%s".formatted(minute, EVERY_HOUR));
            }
            var many = named("a", "DTSTART:20260302T100000Z", "DTEND:20260302T110000Z" + rules)
                    .repeat(60);
            var work = new FutureTask<>(() -> busy(changes + many));
            Thread.ofPlatform().daemon().start(work);
            assertThat(work).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(List.of());
        }
    }

    @Nested
    class FromOneOn {

        private static final String DAILY = named(
                "a",
                "DTSTART;TZID=Europe/Berlin:20260327T100000",
                "DTEND;TZID=Europe/Berlin:20260327T110000",
                "RRULE:FREQ=DAILY;COUNT=5");

        /** The clocks go forward on the 29th. */
        @Test
        void all_are_later_and_longer() {
            assertThat(busy(DAILY
                            + named(
                                    "a",
                                    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260328T100000",
                                    "DTSTART;TZID=Europe/Berlin:20260328T150000",
                                    "DURATION:PT2H")))
                    .containsExactly(
                            slot("2026-03-27T09:00", "2026-03-27T10:00"),
                            slot("2026-03-28T14:00", "2026-03-28T16:00"),
                            slot("2026-03-29T13:00", "2026-03-29T15:00"),
                            slot("2026-03-30T13:00", "2026-03-30T15:00"),
                            slot("2026-03-31T13:00", "2026-03-31T15:00"));
        }

        @Test
        void none_takes_place() {
            assertThat(busy(DAILY
                            + named(
                                    "a",
                                    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260328T090000Z",
                                    "STATUS:CANCELLED",
                                    "DTSTART:20260328T090000Z")))
                    .containsExactly(slot("2026-03-27T09:00", "2026-03-27T10:00"));
        }

        @Test
        void the_last_change_counts_and_a_single_one_moves_by_itself() {
            assertThat(busy(DAILY
                            + named(
                                    "a",
                                    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260330T080000Z",
                                    "DTSTART:20260330T180000Z",
                                    "DURATION:PT1H")
                            + named(
                                    "a",
                                    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260328T090000Z",
                                    "DTSTART:20260328T120000Z",
                                    "DURATION:PT1H")
                            + named(
                                    "a",
                                    "RECURRENCE-ID:20260329T080000Z",
                                    "DTSTART:20260329T050000Z",
                                    "DURATION:PT1H")))
                    .containsExactly(
                            slot("2026-03-27T09:00", "2026-03-27T10:00"),
                            slot("2026-03-28T12:00", "2026-03-28T13:00"),
                            slot("2026-03-29T05:00", "2026-03-29T06:00"),
                            slot("2026-03-30T18:00", "2026-03-30T19:00"),
                            slot("2026-03-31T18:00", "2026-03-31T19:00"));
        }

        @Test
        void what_nobody_can_read_changes_nothing_and_is_counted() {
            var file = DAILY
                    + named("a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260328T090000Z", "DTSTART:x", "DURATION:PT1H");
            assertThat(busy(file)).hasSize(5);
            assertThat(unreadable(file)).isEqualTo(1);
        }
    }

    @Nested
    class Files {

        @Test
        void with_folded_lines_of_windows_are_read() {
            assertThat(busy(event(
                                    "DTSTART;TZID=Europe/\n Berlin:20260303T100000",
                                    "SUMMARY:A long\n  story",
                                    "DURATION:PT1H")
                            .replace("\n", "\r\n")))
                    .containsExactly(slot("2026-03-03T09:00", "2026-03-03T10:00"));
        }

        @Test
        void that_break_off_or_nest_for_ever_are_none() {
            refused("NOT_A_CALENDAR", "BEGIN:VEVENT\nDTSTART:20260303T100000Z\n");
            refused("NOT_A_CALENDAR", "BEGIN:VEVENT\n".repeat(100_000));
        }

        @Test
        void with_more_events_than_anybody_has_are_refused() {
            refused("TOO_COMPLEX", event("DTSTART:20260303T100000Z").repeat(20_002));
        }

        /** The library's own model of a zone would look there for a newer one. */
        @Test
        void make_us_ask_nobody() throws IOException {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var at = "http://127.0.0.1:" + server.getLocalPort();
                busy("""
                        BEGIN:VTIMEZONE
                        TZID:Mine
                        TZURL:%1$s/zone
                        BEGIN:STANDARD
                        DTSTART:20200101T000000
                        TZOFFSETFROM:+0100
                        TZOFFSETTO:+0100
                        END:STANDARD
                        END:VTIMEZONE
                        BEGIN:VEVENT
                        UID:u
                        ATTACH:%1$s/attachment
                        DTSTART;TZID=Mine:20260303T100000
                        DURATION:PT1H
                        END:VEVENT
                        """.formatted(at));
                server.setSoTimeout(1);
                assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
            }
        }
    }

    private static void refused(String why, String body) {
        assertThatThrownBy(() -> IcalBusyTimes.read(calendar(body), JOHANNESBURG, FROM, TO))
                .isInstanceOf(CalendarNotRead.class)
                .hasMessage(why);
    }

    private static IcalBusyTimes.Result read(String body) throws CalendarNotRead {
        return IcalBusyTimes.read(calendar(body), JOHANNESBURG, FROM, TO);
    }

    private static int unreadable(String body) {
        try {
            return read(body).unreadable();
        } catch (CalendarNotRead failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<TimeSlot> busy(String body) {
        try {
            return read(body).busyTimes().slots();
        } catch (CalendarNotRead failure) {
            throw new AssertionError(failure);
        }
    }

    private static String calendar(String body) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n" + body + "END:VCALENDAR\n";
    }

    private static String zone(String name, String start, String lines) {
        return """
                BEGIN:VTIMEZONE
                TZID:%s
                BEGIN:STANDARD
                DTSTART:%s
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                %s
                END:STANDARD
                END:VTIMEZONE
                """.formatted(name, start, lines.strip());
    }

    private static String event(String... lines) {
        return named("u" + String.join("", lines).hashCode(), lines);
    }

    private static String named(String uid, String... lines) {
        return "BEGIN:VEVENT\nUID:" + uid + "\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
    }

    private static TimeSlot slot(String from, String to) {
        return new TimeSlot(Instant.parse(from + ":00Z"), Instant.parse(to + ":00Z"));
    }
}
