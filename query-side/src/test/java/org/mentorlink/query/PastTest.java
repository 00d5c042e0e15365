package org.mentorlink.query;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.PRICE;
import static org.mentorlink.query.Stories.THANDI;
import static org.mentorlink.query.Stories.THANDI_MENTOR;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingPage;
import org.mentorlink.booking.BookingQuery.FindDashboard;
import org.mentorlink.booking.BookingQuery.FindMentorship;
import org.mentorlink.booking.BookingQuery.ListAgenda;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingQuery.ListSessionRequests;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.DashboardView;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionEnded;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionScheduled;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionKind;
import org.mentorlink.booking.GroupSessionPage;
import org.mentorlink.booking.GroupSessionQuery.ListGroupSessions;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.Mentorship;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.SessionRequestPage;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.DateHours;
import org.mentorlink.mentoring.Hours;
import org.mentorlink.mentoring.MentorEvent.DateHoursSet;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OpenSlots;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.query.ReadSide.Cost;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** What somebody has behind them costs nothing when it is asked what is ahead: not in documents, and not in their size. */
class PastTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FEW = 20;
    private static final int MANY = 200;
    private static final Page PAGE = new Page(10, null);

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void what_open_slots_cost_does_not_grow_with_five_years_of_rules_and_bookings() {
        var old = mentor("mbr_aged", 130, 2_000);
        var young = mentor("mbr_young", 2, 10);
        side.at(ReadSide.NOW).catchUp();

        var ofOld = side.costOf(() -> assertThat(openSlots(old)).hasSizeBetween(100, 300));
        var ofYoung = side.costOf(() -> assertThat(openSlots(young)).hasSizeBetween(100, 300));

        assertThat(ofOld.commands()).isEqualTo(ofYoung.commands());
        assertThat(ofOld.examined()).isEqualTo(ofYoung.examined()).isLessThan(10);
        assertThat(ofOld.documents()).isEqualTo(ofYoung.documents());
        assertThat(ofOld.bytes()).isBetween(1L, ofYoung.bytes() + ofYoung.bytes() / 10);
    }

    @Test
    void what_is_ahead_is_found_without_looking_at_what_is_behind() {
        Stories.community(side);
        past(0, FEW);
        ahead();
        var few = costs();
        past(FEW, MANY);
        var many = costs();
        for (var at = 0; at < few.size(); at++) {
            assertThat(many.get(at).examined())
                    .as("question %d", at)
                    .isEqualTo(few.get(at).examined())
                    .isLessThan(FEW);
            assertThat(many.get(at).documents())
                    .as("question %d", at)
                    .isEqualTo(few.get(at).documents());
        }
    }

    /** One of a range without a key before it, as it was once asked for. */
    @Test
    void a_question_that_looks_at_the_past_would_be_noticed() {
        Stories.community(side);
        past(0, FEW);
        side.catchUp();
        var sessions = side.mongo().getCollection("appointments");
        Runnable question = () -> assertThat(
                        sessions.find(and(eq("menteeId", LERATO.value()), gt("until", ReadSide.NOW.toEpochMilli()))))
                .isEmpty();
        assertThat(side.costOf(question).examined()).isEqualTo(FEW);
        past(FEW, MANY);
        side.catchUp();
        assertThat(side.costOf(question).examined()).isEqualTo(MANY);
    }

    private List<Cost> costs() {
        side.at(ReadSide.NOW).catchUp();
        var now = ReadSide.NOW;
        var month = now.plus(Duration.ofDays(28));
        var open = Set.of(GroupSessionStatus.OPEN, GroupSessionStatus.ENDED);
        return List.of(
                side.costOf(() -> assertThat(side.ask(
                                        new ListGroupSessions(THANDI_MENTOR.value(), now, open, PAGE),
                                        GroupSessionPage.class)
                                .sessions())
                        .hasSize(1)),
                side.costOf(() -> assertThat(
                                side.ask(new ListGroupSessions(null, now, open, PAGE), GroupSessionPage.class)
                                        .sessions())
                        .hasSize(1)),
                side.costOf(() -> assertThat(
                                side.ask(new ListAppointments(LERATO.value(), now, month, 100), AppointmentViews.class)
                                        .appointments())
                        .hasSize(1)),
                side.costOf(() -> assertThat(
                                side.ask(new ListAppointments(THANDI.value(), now, null, 100), AppointmentViews.class)
                                        .appointments())
                        .hasSize(2)),
                side.costOf(() -> assertThat(side.ask(
                                        new ListSessionRequests(LERATO.value(), null, true, PAGE),
                                        SessionRequestPage.class)
                                .requests())
                        .hasSize(1)),
                side.costOf(() -> assertThat(side.ask(
                                        new ListAgenda(LERATO.value(), Party.MENTEE, true, Set.of(), PAGE),
                                        BookingPage.class)
                                .bookings())
                        .hasSize(1)),
                side.costOf(() -> assertThat(
                                side.ask(new FindDashboard(LERATO.value(), Party.MENTEE), DashboardView.class)
                                        .openSessionRequests())
                        .isEqualTo(1)),
                side.costOf(() -> assertThat(
                                side.ask(new FindMentorship(LERATO.value(), "mbr_nobody"), Mentorship.class)
                                        .confirmed())
                        .isFalse()));
    }

    /** Sessions, group sessions and requests that are over, of a number to another. */
    private void past(int first, int end) {
        for (var number = first; number < end; number++) {
            var id = new BookingId("bkg_past" + number);
            var slot = TimeSlot.of(ReadSide.NOW.minus(Duration.ofDays(number + 1)), HOUR);
            side.at(slot.startsAt().minus(Duration.ofDays(1)))
                    .store(
                            id,
                            requested(id, slot),
                            new BookingConfirmed(id, ConfirmationMode.INSTANT, slot),
                            new BookingCompleted(id));
            group("grp_past" + number, slot, true);
            var asked = new BookingId("bkg_asked" + number);
            side.store(asked, asked(asked), new SessionRequestEnded(asked, SessionRequestStatus.WITHDRAWN, null));
        }
    }

    private void ahead() {
        var id = new BookingId("bkg_ahead");
        var slot = TimeSlot.of(ReadSide.NOW.plus(Duration.ofDays(3)), HOUR);
        side.at(ReadSide.NOW.minus(Duration.ofDays(1)))
                .store(id, requested(id, slot), new BookingConfirmed(id, ConfirmationMode.INSTANT, slot));
        group("grp_ahead", TimeSlot.of(ReadSide.NOW.plus(Duration.ofDays(4)), HOUR), false);
        var asked = new BookingId("bkg_open");
        side.store(asked, asked(asked));
    }

    private void group(String name, TimeSlot slot, boolean over) {
        var id = new GroupSessionId(name);
        side.store(
                id,
                new GroupSessionScheduled(
                        id,
                        THANDI_MENTOR,
                        THANDI,
                        GroupSessionKind.WORKSHOP,
                        Personal.of(THANDI, "Career paths"),
                        null,
                        slot,
                        0,
                        3,
                        PRICE,
                        Modality.VIDEO,
                        Stories.COMMISSION,
                        CancellationPolicy.STANDARD),
                new GroupSessionOpened(id));
        if (over) {
            side.store(id, new GroupSessionEnded(id));
        }
    }

    private static BookingRequested requested(BookingId id, TimeSlot slot) {
        return new BookingRequested(
                id,
                THANDI_MENTOR,
                THANDI,
                LERATO,
                slot,
                15,
                Personal.of(LERATO, "Career"),
                null,
                Modality.VIDEO,
                null,
                null,
                PRICE,
                Stories.COMMISSION,
                CancellationPolicy.STANDARD,
                ConfirmationMode.INSTANT,
                "sandbox",
                "pm_card_visa",
                Personal.of(LERATO, "hash"),
                slot.startsAt(),
                null);
    }

    private static SessionRequested asked(BookingId id) {
        return new SessionRequested(
                id,
                THANDI_MENTOR,
                THANDI,
                LERATO,
                Personal.of(LERATO, "Career"),
                null,
                Modality.VIDEO,
                null,
                HOUR,
                PRICE,
                Stories.COMMISSION,
                CancellationPolicy.STANDARD,
                Personal.of(LERATO, "hash"),
                ReadSide.NOW.plus(Duration.ofDays(3)));
    }

    /** Dates of their own and times away every second week of the last five years, and bookings as even as these are long. */
    private String mentor(String name, int fortnights, int bookings) {
        var member = new MemberId(name);
        var mentor = MentorId.of(member);
        var calendar = CalendarId.of(member);
        var began = ReadSide.NOW.minus(Duration.ofDays(5 * 365)).truncatedTo(ChronoUnit.DAYS);
        side.at(began)
                .store(
                        mentor,
                        Stories.applied(member, "Bio", Money.of(9_000, "ZAR"), "Go"),
                        new MentorApproved(mentor, member),
                        new WeeklyAvailabilitySet(mentor, week()));
        for (var fortnight = 131 - fortnights; fortnight <= 130; fortnight++) {
            var at = began.plus(Duration.ofDays(14L * fortnight));
            var date = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(3);
            side.at(at)
                    .store(
                            mentor,
                            new DateHoursSet(
                                    mentor,
                                    new DateHours(date, List.of(new Hours(LocalTime.of(10, 0), LocalTime.of(14, 0))))));
        }
        // As close to each other for everybody, so that the last days are alike.
        var step = Duration.between(began, ReadSide.NOW).dividedBy(2_000);
        for (var number = 0; number < bookings; number++) {
            var slot = TimeSlot.of(ReadSide.NOW.minus(step.multipliedBy(bookings - number)), HOUR);
            side.at(slot.startsAt().minus(Duration.ofDays(2)))
                    .store(
                            calendar,
                            new TimeReserved(calendar, new BookingId("bkg_" + name + number), Party.MENTOR, slot));
        }
        return mentor.value();
    }

    private static WeeklyAvailability week() {
        var windows = Arrays.stream(DayOfWeek.values())
                .map(day -> new Window(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
                .toList();
        return new WeeklyAvailability("America/New_York", windows, 15);
    }

    private List<TimeSlot> openSlots(String mentor) {
        var to = ReadSide.NOW.plus(Duration.ofDays(28));
        return side.ask(new FindOpenSlots(List.of(mentor), ReadSide.NOW, to), OpenSlots.class)
                .byMentor()
                .get(mentor);
    }
}
