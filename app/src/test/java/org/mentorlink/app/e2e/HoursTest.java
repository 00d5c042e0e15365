package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H1 to H3 through the API: what a mentor says of their hours is what can be booked, at once. */
class HoursTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final String HOURS = "mentor { id dateAvailability { date hours { start end } } timeAway { from to }"
            + " bookingWindow { noticeMinutes horizonDays } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private GraphQlClient mentor;
    private GraphQlClient mentee;
    private String mentorId;
    private LocalDate monday;

    @BeforeEach
    void aMentorIsOpenOnMondayMornings() {
        mentor = anyone.newMember("MENTOR");
        mentee = anyone.newMember("MENTEE");
        var application =
                Map.of("bio", "Early", "skills", List.of("Mornings"), "hourlyRateMinor", 9_000, "currency", "JPY");
        mentorId = mentor.mutate("applyAsMentor", "ApplyAsMentorInput", application, "mentor { id }")
                .at("/mentor/id")
                .asString();
        anyone.as("admin").mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", mentorId), "mentor { id }");
        var mornings = List.of(Map.of("day", "MONDAY", "start", "09:00", "end", "12:00"));
        mentor.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of("timeZone", "Asia/Tokyo", "slots", mornings),
                "mentor { id }");
        monday = LocalDate.ofInstant(anyone.now(), TOKYO).plusDays(7).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    @Test
    void aDateHasHoursOfItsOwnUntilTheyAreCleared() {
        assertThat(open()).containsExactly(at(9), at(10), at(11));

        var set = mentor.mutate(
                "setDateAvailability",
                "SetDateAvailabilityInput",
                Map.of("date", monday.toString(), "slots", List.of(Map.of("start", "22:00", "end", "00:00"))),
                HOURS);
        assertThat(set.at("/mentor/dateAvailability/0/date").asString()).isEqualTo(monday.toString());
        assertThat(set.at("/mentor/dateAvailability/0/hours/0/end").asString()).isEqualTo("00:00");
        assertThat(open()).containsExactly(at(22), at(23));
        assertThat(book(at(9)).at("/errors/0/code").asString()).isEqualTo("SLOT_NOT_OFFERED");
        assertThat(book(at(22)).at("/booking/status").asString()).isEqualTo("CONFIRMED");

        var off = Map.of("date", monday.toString(), "slots", List.of());
        mentor.mutate("setDateAvailability", "SetDateAvailabilityInput", off, HOURS);
        assertThat(open()).isEmpty();
        mentor.mutate("clearDateAvailability", "ClearDateAvailabilityInput", Map.of("date", monday.toString()), HOURS);
        assertThat(open()).containsExactly(at(9), at(10), at(11));
    }

    /** H3: whichever comes first, and whatever the season is in which this runs. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theHoursKeepTheirWallTimeOnTheDayOnWhichTheClocksChange(boolean forward) {
        var zone = zoneChanging(forward);
        var change = change(zone, forward);
        var day = change.getDateTimeBefore().toLocalDate();
        var nights = List.of(Map.of("day", day.getDayOfWeek().name(), "start", "00:00", "end", "05:00"));
        mentor.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of("timeZone", zone.getId(), "slots", nights),
                "mentor { id }");
        bookingWindow(0, 365);

        var expected = IntStream.range(0, 5)
                .mapToObj(hour -> day.atTime(hour, 0))
                .filter(time -> !zone.getRules().getValidOffsets(time).isEmpty())
                .map(time -> time.atZone(zone).withEarlierOffsetAtOverlap().toInstant())
                .toList();
        assertThat(open(day.atStartOfDay(zone).toInstant())).containsExactlyElementsOf(expected);
        assertThat(expected).hasSize(forward ? 4 : 5);
        // Five hours on the clocks are four in truth, or six.
        assertThat(Duration.between(expected.getFirst(), expected.getLast().plusSeconds(3600)))
                .isEqualTo(Duration.ofHours(forward ? 4 : 6));

        var isTold = change.getInstant();
        assertThat(book(forward ? isTold.plusSeconds(1800) : isTold)
                        .at("/errors/0/code")
                        .asString())
                .as("a time that the clocks skip, or show for the second time")
                .isEqualTo("SLOT_NOT_OFFERED");
        var near = forward ? isTold : isTold.minusSeconds(3600);
        var booked = book(near);
        assertThat(booked.at("/booking/status").asString()).isEqualTo("CONFIRMED");
        assertThat(Instant.parse(booked.at("/booking/startsAt").asString())).isEqualTo(near);
        var rest = new ArrayList<>(expected);
        rest.remove(near);
        assertThat(open(day.atStartOfDay(zone).toInstant())).containsExactlyElementsOf(rest);
    }

    /** One whose clocks do so within what can be booked, which is not quite always a year after the last time. */
    private ZoneId zoneChanging(boolean forward) {
        return Stream.of("Europe/Berlin", "America/New_York")
                .map(ZoneId::of)
                .filter(zone -> change(zone, forward) != null)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable ZoneOffsetTransition change(ZoneId zone, boolean forward) {
        var now = anyone.now();
        var change = zone.getRules().nextTransition(now.plus(Duration.ofDays(2)));
        if (change.isGap() != forward) {
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return change.getInstant().isBefore(now.plus(Duration.ofDays(363))) ? change : null;
    }

    @Test
    void timeAwayClosesWhatItTouchesAndIsNobodysBusiness() {
        var away = Map.of("from", monday + "T10:30", "to", monday + "T11:00");
        var added = mentor.mutate("addTimeAway", "TimeAwayInput", away, HOURS);
        assertThat(added.at("/mentor/timeAway/0/from").asString()).isEqualTo(monday + "T10:30");
        assertThat(open()).containsExactly(at(9), at(11));
        assertThat(book(at(10)).at("/errors/0/code").asString()).isEqualTo("SLOT_NOT_OFFERED");
        var read = "query($id: ID!) { mentor(id: $id) { timeAway { from } } }";
        assertThat(mentee.request(read, Map.of("id", mentorId))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");

        mentor.mutate("removeTimeAway", "TimeAwayInput", away, HOURS);
        assertThat(open()).containsExactly(at(9), at(10), at(11));
    }

    @Test
    void noticeAndHorizonBoundWhatMayBeChosen() {
        var untilTen = Math.toIntExact(Duration.between(anyone.now(), at(10)).toMinutes()) - 30;
        bookingWindow(untilTen, 60);
        assertThat(open()).containsExactly(at(10), at(11));
        var early = book(at(9));
        assertThat(early.at("/errors/0/code").asString()).isEqualTo("NOTICE_TOO_SHORT");
        assertThat(early.at("/errors/0/path/1").asString()).isEqualTo("startsAt");

        bookingWindow(0, 1);
        assertThat(open()).isEmpty();
        assertThat(book(at(9)).at("/errors/0/code").asString()).isEqualTo("SLOT_TOO_FAR");
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsPlace() {
        var input = Map.of("date", monday.toString(), "slots", List.of(Map.of("start", "10:00", "end", "10:00")));
        var refused = mentor.tryMutate("setDateAvailability", "SetDateAvailabilityInput", input, HOURS);
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("EMPTY_WINDOW");
        assertThat(refused.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"slots\",\"0\"]");
        var stranger = mentee.tryMutate(
                "setBookingWindow", "SetBookingWindowInput", Map.of("noticeMinutes", 0, "horizonDays", 9), HOURS);
        assertThat(stranger.at("/errors/0/code").asString()).isEqualTo("NOT_A_MENTOR");
    }

    private void bookingWindow(int notice, int horizon) {
        mentor.mutate(
                "setBookingWindow",
                "SetBookingWindowInput",
                Map.of("noticeMinutes", notice, "horizonDays", horizon),
                HOURS);
    }

    private Instant at(int hour) {
        return monday.atTime(hour, 0).atZone(TOKYO).toInstant();
    }

    private tools.jackson.databind.JsonNode book(Instant startsAt) {
        return mentee.requestBooking(GraphQlClient.booking(mentorId, startsAt.toString(), "pm_card_visa"));
    }

    private List<Instant> open() {
        return open(monday.atStartOfDay(TOKYO).toInstant());
    }

    private List<Instant> open(Instant from) {
        var slots = anyone.query(
                "query($id: ID!, $from: DateTime!, $to: DateTime!) { mentor(id: $id) { openSlots(from: $from, to: $to) { startsAt } } }",
                Map.of(
                        "id",
                        mentorId,
                        "from",
                        from.toString(),
                        "to",
                        from.plus(Duration.ofDays(1)).toString()));
        var starts = new ArrayList<Instant>();
        slots.at("/mentor/openSlots")
                .forEach(slot -> starts.add(Instant.parse(slot.get("startsAt").asString())));
        return starts;
    }
}
