package org.mentorlink.query.mentoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.MONDAY_10H;
import static org.mentorlink.query.Stories.PRICE;
import static org.mentorlink.query.Stories.THANDI;
import static org.mentorlink.query.Stories.THANDI_MENTOR;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarEvent.TimeReleased;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.Party;
import org.mentorlink.feedback.Distribution;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberDetails;
import org.mentorlink.membership.MemberEvent.MemberSuspended;
import org.mentorlink.membership.MemberEvent.RoleRevoked;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.mentorlink.membership.MemberQuery.FindCredentials;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberQuery.FindMembers;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MemberViews;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.BookingWindow;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.DateHours;
import org.mentorlink.mentoring.Hours;
import org.mentorlink.mentoring.MentorCounts;
import org.mentorlink.mentoring.MentorEvent.BookingWindowSet;
import org.mentorlink.mentoring.MentorEvent.CommissionSet;
import org.mentorlink.mentoring.MentorEvent.DateHoursCleared;
import org.mentorlink.mentoring.MentorEvent.DateHoursSet;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.TimeAwayAdded;
import org.mentorlink.mentoring.MentorEvent.TimeAwayRemoved;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorFilter;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorPage;
import org.mentorlink.mentoring.MentorPracticeView;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorQuery.FindMentorTallies;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.mentoring.MentorSort;
import org.mentorlink.mentoring.MentorTallies;
import org.mentorlink.mentoring.MentorTally;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.OpenSlots;
import org.mentorlink.mentoring.TimeAway;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.query.booking.BusyCalendars;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

class MentorReadModelTest {

    private static final Instant MONDAY = Instant.parse("2026-03-09T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-10T00:00:00Z");

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void showsAMentorAndTheSessionsTheyHeld() {
        Stories.held(Stories.community(side), BOOKING, PRICE).catchUp(1);

        assertThat(side.ask(new FindMentor(THANDI_MENTOR.value()), MentorView.class))
                .isEqualTo(new MentorView(
                        "mtr_thandi",
                        "mbr_thandi",
                        "Sanlam",
                        null,
                        12,
                        "Scales teams",
                        List.of("C++", "Leadership"),
                        PRICE,
                        ConfirmationMode.INSTANT,
                        3,
                        null,
                        true,
                        Availability.of(Stories.mondays(0)),
                        List.of(),
                        MentorPracticeView.NONE,
                        3,
                        null));
        assertThat(side.ask(new FindMentorTallies(List.of("mtr_thandi", "mtr_other")), MentorTallies.class)
                        .tallies())
                .containsExactly(
                        new MentorTally("mtr_thandi", Distribution.none("mtr_thandi"), 1),
                        new MentorTally("mtr_other", Distribution.none("mtr_other"), 0));
    }

    /** K5: whatever else the mentor says of themselves later. */
    @Test
    void showsTheCommissionThatIsAgreedOn() {
        var reason = Personal.of(LERATO, "A founding mentor");
        Stories.community(side)
                .store(THANDI_MENTOR, new CommissionSet(THANDI_MENTOR, 2_000, LERATO, reason))
                .store(THANDI_MENTOR, new WeeklyAvailabilitySet(THANDI_MENTOR, Stories.mondays(15)))
                .catchUp();
        assertThat(commission()).isEqualTo(2_000);

        side.store(THANDI_MENTOR, new CommissionSet(THANDI_MENTOR, null, LERATO, reason))
                .catchUp();
        assertThat(commission()).isNull();
    }

    private @Nullable Integer commission() {
        return side.ask(new FindMentor(THANDI_MENTOR.value()), MentorView.class).commissionBasisPoints();
    }

    @Test
    void findsMembersAndTheirCredentialsInAnyCase() {
        Stories.community(side).catchUp();

        assertThat(side.ask(new FindMember("mbr_lerato"), MemberView.class))
                .isEqualTo(new MemberView(
                        "mbr_lerato",
                        "Lerato@Example.org",
                        "Lerato",
                        "Dube",
                        Set.of(Role.MENTEE),
                        false,
                        "Africa/Johannesburg",
                        MemberStatus.PENDING,
                        null,
                        null,
                        true,
                        MemberDetails.NONE,
                        2));
        var access = new MemberAccess("mbr_lerato", MemberStatus.PENDING, Set.of(Role.MENTEE), 0);
        assertThat(side.ask(new FindAccess("mbr_lerato"), MemberAccess.class)).isEqualTo(access);
        assertThat(side.ask(new FindCredentials("lerato@EXAMPLE.org "), MemberCredentials.class))
                .isEqualTo(new MemberCredentials(access, "Lerato@Example.org", "hash-of-Lerato", false));
        assertThat(side.ask(new FindCredentials("nobody@example.org"), MemberCredentials.class))
                .isNull();
        assertThat(side.ask(new FindMembers(List.of("mbr_lerato", "mbr_x")), MemberViews.class)
                        .members())
                .hasSize(1);
    }

    @Test
    void searchesWithoutRegardToCaseAccentsAndPatterns() {
        Stories.community(side).catchUp();

        assertThat(search("thandi NKOSI")).containsExactly("mtr_thandi");
        assertThat(search("sanlám scal")).containsExactly("mtr_thandi");
        assertThat(search("c++")).containsExactly("mtr_thandi");
        assertThat(search("cales")).isEmpty();
        assertThat(search(".*")).containsExactly("mtr_thandi");
        assertThat(search("(((  [")).containsExactly("mtr_thandi");
        assertThat(search("thandi zzz")).isEmpty();
    }

    @Test
    void listsApprovedMentorsOnlyThatFitAllThatIsAsked() {
        var unapproved = new MemberId("mbr_new");
        Stories.community(side)
                .store(MentorId.of(unapproved), Stories.applied(unapproved, "New", PRICE, "Leadership"))
                .catchUp();

        assertThat(search(null)).containsExactly("mtr_thandi");
        assertThat(ids(query(null, List.of("leadership", "c++"), null, null, null, new Page(10, null))))
                .containsExactly("mtr_thandi");
        assertThat(ids(query(null, List.of("leadership", "cobol"), null, null, null, new Page(10, null))))
                .isEmpty();
        assertThat(ids(query(null, List.of(), null, null, 35_000L, new Page(10, null))))
                .isEmpty();
        assertThat(ids(query(null, List.of(), null, null, 35_001L, new Page(10, null))))
                .containsExactly("mtr_thandi");
    }

    @Test
    void pagesThroughMentorsWhoAreFree() {
        for (var i = 0; i < 7; i++) {
            var member = new MemberId("mbr_" + i);
            var mentor = MentorId.of(member);
            side.store(
                    mentor,
                    Stories.applied(member, "Bio", Money.of(9_000, "JPY"), "Go"),
                    new MentorApproved(mentor, member));
            if (i % 2 == 0) {
                side.store(mentor, new WeeklyAvailabilitySet(mentor, Stories.mondays(0)));
            }
        }
        side.catchUp();

        var first = query(null, List.of(), MONDAY, TUESDAY, null, new Page(2, null));
        assertThat(ids(first)).containsExactly("mtr_0", "mtr_2");
        assertThat(first.hasNext()).isTrue();
        var second = query(null, List.of(), MONDAY, TUESDAY, null, new Page(2, first.end()));
        assertThat(ids(second)).containsExactly("mtr_4", "mtr_6");
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void anOpenSlotLeavesRoomForItsBufferAndForWhatIsReserved() {
        Stories.community(side);
        Stories.reserved(side, BOOKING).catchUp();

        // Offered 09:00 to 13:00; taken 10:00 to 11:15.
        assertThat(starts(MONDAY, TUESDAY))
                .containsExactly(MONDAY_10H.minus(Duration.ofHours(1)), MONDAY_10H.plus(Duration.ofHours(2)));

        side.store(THANDI_MENTOR, new WeeklyAvailabilitySet(THANDI_MENTOR, Stories.mondays(15)))
                .catchUp();
        // Then every 75 minutes.
        assertThat(starts(MONDAY, TUESDAY)).containsExactly(MONDAY_10H.plus(Duration.ofMinutes(90)));

        var calendar = CalendarId.of(THANDI);
        side.store(calendar, new TimeReleased(calendar, BOOKING, Party.MENTOR, Stories.SLOT))
                .catchUp();
        assertThat(starts(MONDAY, TUESDAY)).hasSize(3);
    }

    @Test
    void singleDatesTimesAwayAndTheBookingWindowCount() {
        Stories.community(side).at(MONDAY).catchUp();
        var date = LocalDate.ofInstant(MONDAY, ZoneId.of("Africa/Johannesburg"));
        assertThat(starts(MONDAY, TUESDAY)).hasSize(4);

        side.store(THANDI_MENTOR, new BookingWindowSet(THANDI_MENTOR, new BookingWindow(noticeUntilTen(), 30)))
                .catchUp();
        assertThat(starts(MONDAY, TUESDAY)).hasSize(3).first().isEqualTo(MONDAY_10H);
        assertThat(starts(MONDAY, MONDAY.plus(Duration.ofDays(62)))).hasSize(3 + 4 * 4);

        var away = new TimeAway(date.atTime(11, 30), date.atTime(12, 0));
        side.store(THANDI_MENTOR, new TimeAwayAdded(THANDI_MENTOR, away)).catchUp();
        assertThat(starts(MONDAY, TUESDAY)).containsExactly(MONDAY_10H, MONDAY_10H.plus(Duration.ofHours(2)));

        var short_ = new DateHours(date, List.of(new Hours(LocalTime.of(10, 0), LocalTime.of(11, 0))));
        side.store(THANDI_MENTOR, new DateHoursSet(THANDI_MENTOR, short_)).catchUp();
        assertThat(starts(MONDAY, TUESDAY)).containsExactly(MONDAY_10H);

        side.store(
                        THANDI_MENTOR,
                        new DateHoursCleared(THANDI_MENTOR, date),
                        new TimeAwayRemoved(THANDI_MENTOR, away),
                        new BookingWindowSet(THANDI_MENTOR, BookingWindow.DEFAULT))
                .catchUp();
        assertThat(starts(MONDAY, TUESDAY)).hasSize(4);
    }

    private static int noticeUntilTen() {
        return Math.toIntExact(Duration.between(MONDAY, MONDAY_10H).toMinutes()) - 1;
    }

    @Test
    void whatIsReservedIsForgottenWhenItIsOver() {
        Stories.community(side);
        var calendar = CalendarId.of(THANDI);
        for (var week = 0; week < 5; week++) {
            var slot = TimeSlot.of(MONDAY_10H.plus(Duration.ofDays(7L * week)), Duration.ofHours(1));
            side.at(slot.startsAt().minus(Duration.ofDays(1)))
                    .store(calendar, new TimeReserved(calendar, new BookingId("bkg_week" + week), Party.MENTOR, slot));
        }
        side.catchUp();

        var busy = side.bean(BusyCalendars.class).find(calendar.value()).orElseThrow();
        assertThat(busy.times()).containsOnlyKeys("bkg_week4");
    }

    @Test
    void whoHasChangedIsCountedOnceAndWhoIsShutOutNotAtAll() {
        Stories.community(side);
        // So many that what is replaced stays where it is, marked, for a while.
        for (var number = 0; number < 50; number++) {
            var other = new MemberId("mbr_other" + number);
            side.store(other, new RoleRevoked(other, Role.MENTOR, Personal.of(other, "Left")));
        }
        side.catchUp();
        assertThat(counted().total()).isEqualTo(1);

        side.store(THANDI_MENTOR, new WeeklyAvailabilitySet(THANDI_MENTOR, Stories.mondays(15)))
                .catchUp();
        assertThat(counted().total()).isEqualTo(1);
        assertThat(counted().facets().skills()).allMatch(skill -> skill.count() == 1);

        side.store(THANDI, new MemberSuspended(THANDI, Personal.of(THANDI, "Rude")))
                .catchUp();
        assertThat(counted().total()).isZero();
        assertThat(counted().facets().skills()).isEmpty();
    }

    private MentorCounts counted() {
        var search = new SearchMentors(
                "leadership",
                MentorFilter.NONE,
                null,
                null,
                null,
                null,
                MentorSort.RELEVANCE,
                SearchMentors.Counts.FACETS,
                new Page(10, null));
        return Objects.requireNonNull(side.ask(search, MentorPage.class).counts());
    }

    @Test
    void nothingInThePastIsOpen() {
        Stories.community(side).catchUp().at(MONDAY_10H.plusSeconds(1));

        assertThat(starts(MONDAY, TUESDAY))
                .containsExactly(MONDAY_10H.plus(Duration.ofHours(1)), MONDAY_10H.plus(Duration.ofHours(2)));
        assertThat(starts(MONDAY, MONDAY_10H)).isEmpty();
        assertThat(starts(MONDAY, Instant.parse("9999-01-01T00:00:00Z"))).hasSizeLessThan(200);
    }

    @Test
    void slotsOfManyMentorsTakeOneQueryOfTheirCalendars() {
        Stories.community(side)
                .store(MentorId.of(LERATO), Stories.applied(LERATO, "Bio", PRICE, "Go"))
                .catchUp();

        var commands = side.commandsDuring(() -> {
            var slots = side.ask(
                    new FindOpenSlots(List.of("mtr_thandi", "mtr_lerato", "mtr_x"), MONDAY, TUESDAY), OpenSlots.class);
            assertThat(slots.byMentor()).containsOnlyKeys("mtr_thandi", "mtr_lerato");
        });
        assertThat(commands)
                .containsExactlyInAnyOrder(
                        "find mentors", "find busy-calendars", "find outside-calendars", "find participants");
    }

    private List<Instant> starts(Instant from, Instant to) {
        return side
                .ask(new FindOpenSlots(List.of("mtr_thandi"), from, to), OpenSlots.class)
                .byMentor()
                .get("mtr_thandi")
                .stream()
                .map(TimeSlot::startsAt)
                .toList();
    }

    private List<String> search(String text) {
        return ids(query(text, List.of(), null, null, null, new Page(10, null)));
    }

    private MentorPage query(
            String text, List<String> skills, Instant freeFrom, Instant freeTo, Long mostRate, Page page) {
        var filter = new MentorFilter(skills, List.of(), List.of(), List.of(), null, null, mostRate, null);
        var search = new SearchMentors(
                text, filter, freeFrom, freeTo, null, null, MentorSort.RELEVANCE, SearchMentors.Counts.NOTHING, page);
        return side.ask(search, MentorPage.class);
    }

    private static List<String> ids(MentorPage page) {
        return page.mentors().stream().map(MentorView::id).toList();
    }
}
