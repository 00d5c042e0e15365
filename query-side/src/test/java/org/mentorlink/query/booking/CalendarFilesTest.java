package org.mentorlink.query.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.MONDAY_10H;
import static org.mentorlink.query.Stories.PRICE;
import static org.mentorlink.query.Stories.SLOT;
import static org.mentorlink.query.Stories.THANDI;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Attendee;
import biweekly.util.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingDeadline.AttendanceDue;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingQuery.FindCalendar;
import org.mentorlink.booking.BookingQuery.FindInvitation;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.CalendarFile;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.membership.CalendarFeedView;
import org.mentorlink.membership.Channels;
import org.mentorlink.membership.MemberEvent.CalendarFeedCreated;
import org.mentorlink.membership.MemberEvent.CalendarFeedRevoked;
import org.mentorlink.membership.MemberEvent.MemberDeactivated;
import org.mentorlink.membership.MemberEvent.MemberReinstated;
import org.mentorlink.membership.MemberEvent.MemberSuspended;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberQuery.FindCalendarFeed;
import org.mentorlink.membership.ProfileLinks;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** H4 to H6. Every file is read by another library than the one that writes them. */
class CalendarFilesTest {

    private static final TimeSlot TUESDAY = TimeSlot.of(MONDAY_10H.plusSeconds(86_400), SLOT.length());
    private static final ProposalId PROPOSAL = new ProposalId("prp_1");
    private static final String LINK = "https://meet.example.org/a?b=c;d,e";
    private static final String HASH = "ab12";

    private final ReadSide side = new ReadSide();

    @BeforeEach
    void community() {
        Stories.community(side);
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void aConfirmationInvitesBothAndTellsNobodysAddressToTheOther() {
        requested().confirmed().side.catchUp();

        var file = invitation(1, LERATO);
        assertThat(file.method()).isEqualTo("REQUEST");
        assertThat(file.content()).contains("Lerato@Example.org").doesNotContain("thandi@");
        var calendar = read(file.content());
        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        var event = only(calendar);
        assertThat(event.getUid().getValue()).isEqualTo("bkg_1@mentorlink");
        assertThat(event.getSequence().getValue()).isEqualTo(1);
        assertThat(event.getSummary().getValue()).isEqualTo("Mentoring Session: Career");
        assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(SLOT.startsAt()));
        assertThat(event.getDateEnd().getValue()).isEqualTo(Date.from(SLOT.endsAt()));
        assertThat(event.getStatus().isConfirmed()).isTrue();
        assertThat(event.getOrganizer().getEmail()).isEqualTo("no-reply@mentorlink.example");
        assertThat(event.getOrganizer().getCommonName()).isEqualTo("MentorLink");
        assertThat(event.getAttendees())
                .extracting(Attendee::getCommonName)
                .containsExactly("Thándi Nkosi", "Lerato Dube");
        assertThat(event.getAttendees().getFirst().getUri()).startsWith("urn:uuid:");
        assertThat(event.getAttendees().getLast().getEmail()).isEqualTo("Lerato@Example.org");
        assertThat(event.getAlarms())
                .extracting(alarm -> alarm.getTrigger().getDuration())
                .containsExactly(
                        Duration.builder().prior(true).days(1).build(),
                        Duration.builder().prior(true).minutes(15).build());
        assertThat(event.getLocation()).isNull();

        assertThat(invitation(1, THANDI).content())
                .contains("thandi@example.org")
                .doesNotContain("Lerato@");
    }

    @Test
    void aFileIsStampedWithTheTimeOfItsEventAndIsTheSameEachTime() {
        var confirmedAt = Instant.parse("2026-03-03T09:00:00Z");
        requested();
        side.at(confirmedAt);
        confirmed().side.catchUp();

        var file = invitation(1, LERATO);
        assertThat(only(read(file.content())).getDateTimeStamp().getValue()).isEqualTo(Date.from(confirmedAt));
        assertThat(invitation(1, LERATO)).isEqualTo(file);
    }

    @Test
    void eachChangeRaisesTheSequenceOfTheSameEntryAndTellsHowItWasThen() {
        requested()
                .confirmed()
                .then(linked())
                .then(new CheckedIn(BOOKING, Party.MENTOR))
                .then(moved())
                .then(cancelled())
                .side
                .catchUp();

        assertThat(List.of(1, 2, 4, 5))
                .extracting(number -> only(read(invitation(number, LERATO).content())))
                .allSatisfy(event -> assertThat(event.getUid().getValue()).isEqualTo("bkg_1@mentorlink"))
                .extracting(event -> event.getSequence().getValue())
                .containsExactly(1, 2, 3, 4);
        var linked = only(read(invitation(2, LERATO).content()));
        assertThat(linked.getDateStart().getValue()).isEqualTo(Date.from(SLOT.startsAt()));
        assertThat(linked.getLocation().getValue()).isEqualTo(LINK);
        assertThat(linked.getUrl().getValue()).isEqualTo(LINK);
        assertThat(linked.getConferences().getFirst().getUri()).isEqualTo(LINK);
        var moved = only(read(invitation(4, LERATO).content()));
        assertThat(moved.getDateStart().getValue()).isEqualTo(Date.from(TUESDAY.startsAt()));
        assertThat(moved.getStatus().isConfirmed()).isTrue();
        var called = invitation(5, LERATO);
        assertThat(called.method()).isEqualTo("CANCEL");
        assertThat(called.content()).doesNotContain("meet.example.org");
        assertThat(only(read(called.content())).getStatus().isCancelled()).isTrue();
        assertThat(only(read(called.content())).getAlarms()).isEmpty();
    }

    @Test
    void whatWasNeverConfirmedIsInNoCalendarAndNeedsNoCancellation() {
        requested().then(cancelled()).side.catchUp();
        assertThat(side.ask(new FindInvitation(BOOKING.value(), 1, LERATO.value()), CalendarFile.class))
                .isNull();
    }

    @Test
    void aStrangerGetsNoFile() {
        requested().confirmed().side.catchUp();
        assertThat(side.ask(new FindInvitation(BOOKING.value(), 1, "mbr_sam"), CalendarFile.class))
                .isNull();
    }

    @Test
    void anEventThatIsNotThereYetIsAskedForAgain() {
        requested().confirmed().side.catchUp();
        assertThatThrownBy(() -> invitation(2, LERATO)).hasMessageContaining("not in the event store yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Semicolons; commas, \\backslashes and \"quotes\"",
                "A very long title that does not fit on one line of seventy-five octets, in which há, ł and 漢字 stand \uD83D\uDE80",
                "END:VEVENT",
                "Caret ^n and colon: x"
            })
    void aTitleArrivesAsItWasWritten(String title) {
        titled(title).confirmed().side.catchUp();
        var content = invitation(1, LERATO).content();
        assertThat(only(read(content)).getSummary().getValue()).isEqualTo("Mentoring Session: " + title);
        assertThat(content.lines())
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aTitleCannotBringPropertiesOfItsOwn() {
        titled("Hello\r\nATTENDEE:mailto:evil@example.org\r\n\u0007X")
                .confirmed()
                .side
                .catchUp();
        var event = only(read(invitation(1, LERATO).content()));
        assertThat(event.getAttendees()).hasSize(2);
        assertThat(event.getSummary().getValue())
                .isEqualTo("Mentoring Session: Hello ATTENDEE:mailto:evil@example.org X");
    }

    @Test
    void aNameCannotBringParametersOfItsOwn() {
        side.store(
                THANDI,
                new ProfileChanged(
                        THANDI,
                        Personal.of(THANDI, "Th\";ROLE=CHAIR:x\r\nX-EVIL:1"),
                        Personal.of(THANDI, "^'Nkosi, ł"),
                        "Africa/Johannesburg",
                        null,
                        null,
                        Channels.DEFAULT,
                        new ProfileLinks(null, null, null),
                        null));
        requested().confirmed().side.catchUp();
        var event = only(read(invitation(1, LERATO).content()));
        assertThat(event.getAttendees().getFirst().getCommonName()).isEqualTo("Th';ROLE=CHAIR:x X-EVIL:1 ^'Nkosi, ł");
        assertThat(event.getExperimentalProperties()).isEmpty();
    }

    @Test
    void anErasedTopicAndNameLeaveAFileWithoutThem() {
        titled(null).confirmed().side.catchUp();
        assertThat(only(read(invitation(1, LERATO).content())).getSummary().getValue())
                .isEqualTo("Mentoring Session");
    }

    // --- what is in the calendar ---

    @Test
    void aCalendarShowsWhatIsAgreedAndWhatIsNotYet() {
        requested().side.catchUp();
        assertThat(appointments(LERATO.value()))
                .containsExactly(new AppointmentView(
                        "bkg_1",
                        THANDI.value(),
                        LERATO.value(),
                        null,
                        null,
                        "Career",
                        BookingStatus.REQUESTED,
                        SLOT.startsAt(),
                        SLOT.endsAt(),
                        null,
                        null,
                        false,
                        false,
                        0,
                        appointments(LERATO.value()).getFirst().changedAt()));
        confirmed().side.catchUp();
        assertThat(appointments(THANDI.value())).singleElement().satisfies(it -> {
            assertThat(it.status()).isEqualTo(BookingStatus.CONFIRMED);
            assertThat(it.isTentative()).isFalse();
            assertThat(it.sequence()).isEqualTo(1);
        });
        assertThat(appointments("mbr_sam")).isEmpty();
    }

    @Test
    void whatIsCalledOffStaysOutEvenIfItIsDisputedLater() {
        requested().confirmed().then(cancelled()).side.catchUp();
        assertThat(appointments(LERATO.value())).isEmpty();
        then(new DisputeOpened(BOOKING, DisputeId.of(BOOKING), DisputeSource.GATEWAY, null))
                .side
                .catchUp();
        assertThat(appointments(LERATO.value())).isEmpty();
    }

    @Test
    void aChargeBackBeforeTheSessionCallsItOff() {
        requested()
                .confirmed()
                .then(new DisputeOpened(BOOKING, DisputeId.of(BOOKING), DisputeSource.GATEWAY, null))
                .side
                .catchUp();

        assertThat(appointments(LERATO.value())).isEmpty();
        assertThat(invitation(2, LERATO).method()).isEqualTo("CANCEL");
    }

    @Test
    void aMenteesDisputeLeavesItThere() {
        requested()
                .confirmed()
                .then(new DisputeOpened(BOOKING, DisputeId.of(BOOKING), DisputeSource.MENTEE, null))
                .side
                .catchUp();

        assertThat(appointments(LERATO.value())).hasSize(1);
    }

    @Test
    void onlyWhatTouchesTheWindowIsFound() {
        requested().confirmed().side.catchUp();
        assertThat(appointments(SLOT.endsAt(), null)).isEmpty();
        assertThat(appointments(SLOT.endsAt().minusSeconds(1), null)).hasSize(1);
        assertThat(appointments(Instant.EPOCH, SLOT.startsAt())).isEmpty();
        assertThat(appointments(Instant.EPOCH, SLOT.startsAt().plusSeconds(1))).hasSize(1);
    }

    @Test
    void anOpenProposalIsFoundAtItsOwnTime() {
        requested().confirmed().then(proposed()).side.catchUp();
        assertThat(appointments(TUESDAY.startsAt(), null)).isEmpty();

        then(new ProposalOpened(BOOKING, PROPOSAL, Party.MENTEE, TUESDAY, SLOT.startsAt()))
                .side
                .catchUp();
        assertThat(appointments(TUESDAY.startsAt(), null)).singleElement().satisfies(it -> {
            assertThat(it.proposal().startsAt()).isEqualTo(TUESDAY.startsAt());
            assertThat(it.startsAt()).isEqualTo(SLOT.startsAt());
        });

        then(new ProposalEnded(BOOKING, PROPOSAL, Party.MENTEE, TUESDAY, ProposalState.DECLINED, null))
                .side
                .catchUp();
        assertThat(appointments(TUESDAY.startsAt(), null)).isEmpty();
    }

    @Test
    void aTimeProposedForARequestStandsInBothCalendarsWhileItIsKept() {
        asked().then(offered()).side.catchUp();
        assertThat(appointments(LERATO.value())).isEmpty();

        then(opened()).side.catchUp();
        for (var member : List.of(LERATO, THANDI)) {
            assertThat(appointments(member.value())).singleElement().satisfies(it -> {
                assertThat(it.bookingId()).isEqualTo("bkg_1");
                assertThat(it.sessionRequestId()).isEqualTo("srq_1");
                assertThat(it.startsAt()).isEqualTo(TUESDAY.startsAt());
                assertThat(it.isTentative()).isTrue();
            });
        }
        feed().side.catchUp();
        var shown = only(read(calendar().content()));
        assertThat(shown.getUid().getValue()).isEqualTo("bkg_1@mentorlink");
        assertThat(shown.getStatus().isTentative()).isTrue();
        assertThat(shown.getSummary().getValue()).isEqualTo("Mentoring Session: Whenever (proposed)");
        assertThat(shown.getAlarms()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProposalState.class,
            names = {"DECLINED", "WITHDRAWN", "EXPIRED", "REPLACED", "OBSOLETE"})
    void aTimeProposedForARequestIsGoneHoweverItEnds(ProposalState how) {
        asked().then(offered()).then(opened()).side.catchUp();
        then(new ProposalEnded(BOOKING, PROPOSAL, Party.MENTOR, TUESDAY, how, null))
                .side
                .catchUp();
        assertThat(appointments(LERATO.value())).isEmpty();
        assertThat(appointments(THANDI.value())).isEmpty();
    }

    @Test
    void aRequestThatEndsLeavesNoTimeBehind() {
        asked().then(offered()).then(opened()).side.catchUp();
        then(new SessionRequestEnded(BOOKING, SessionRequestStatus.WITHDRAWN, null))
                .side
                .catchUp();
        assertThat(appointments(THANDI.value())).isEmpty();
    }

    @Test
    void anAcceptedTimeIsTheBookingUnderTheSameName() {
        asked().then(offered()).then(opened()).side.catchUp();
        then(Stories.accepted(BOOKING, PRICE, PROPOSAL)).side.catchUp();
        assertThat(appointments(LERATO.value())).singleElement().satisfies(it -> {
            assertThat(it.bookingId()).isEqualTo("bkg_1");
            assertThat(it.sessionRequestId()).isNull();
            assertThat(it.status()).isEqualTo(BookingStatus.REQUESTED);
        });
        side.reset().catchUp();
        assertThat(appointments(LERATO.value())).hasSize(1);
    }

    @Test
    void aSessionThatIsOnIsShownSo() {
        requested().confirmed().then(new CheckedIn(BOOKING, Party.MENTOR)).then(new CheckedIn(BOOKING, Party.MENTEE));
        side.storeDeadline(new AttendanceDue(BOOKING, null)).catchUp();
        assertThat(appointments(LERATO.value()).getFirst().status()).isEqualTo(BookingStatus.IN_PROGRESS);
    }

    @Test
    void aReplayGivesTheSame() {
        requested().confirmed().then(linked()).then(moved()).side.catchUp();
        var before = appointments(LERATO.value());
        side.reset().catchUp();
        assertThat(appointments(LERATO.value())).isEqualTo(before);
        side.rewind().catchUp();
        assertThat(appointments(LERATO.value())).isEqualTo(before);
    }

    // --- the private feed ---

    @Test
    void aFeedShowsTheCalendarOfItsOwner() {
        requested().confirmed().then(linked()).then(proposed());
        then(new ProposalOpened(BOOKING, PROPOSAL, Party.MENTEE, TUESDAY, SLOT.startsAt()));
        feed().side.catchUp();

        var file = calendar();
        assertThat(file.method()).isEqualTo("PUBLISH");
        var calendar = read(file.content());
        assertThat(calendar.getNames().getFirst().getValue()).isEqualTo("MentorLink");
        assertThat(calendar.getRefreshInterval().getValue())
                .isEqualTo(Duration.builder().hours(1).build());
        assertThat(calendar.getEvents()).hasSize(2);
        var session = calendar.getEvents().getFirst();
        assertThat(session.getUid().getValue()).isEqualTo("bkg_1@mentorlink");
        assertThat(session.getSequence().getValue()).isEqualTo(2);
        assertThat(session.getStatus().isConfirmed()).isTrue();
        assertThat(session.getDescription().getValue()).isEqualTo("With Thándi Nkosi\n" + LINK);
        assertThat(session.getAttendees()).isEmpty();
        var proposal = calendar.getEvents().getLast();
        assertThat(proposal.getUid().getValue()).isEqualTo("prp_1@mentorlink");
        assertThat(proposal.getStatus().isTentative()).isTrue();
        assertThat(proposal.getDateStart().getValue()).isEqualTo(Date.from(TUESDAY.startsAt()));
    }

    @Test
    void aFeedKeepsTheSequenceOfTheInvitations() {
        requested().confirmed().then(moved());
        feed().side.catchUp();
        assertThat(read(calendar().content())
                        .getEvents()
                        .getFirst()
                        .getSequence()
                        .getValue())
                .isEqualTo(only(read(invitation(2, LERATO).content()))
                        .getSequence()
                        .getValue());
    }

    @Test
    void aFeedBeforeAnyBookingIsAnEmptyCalendar() {
        feed().side.catchUp();
        assertThat(Biweekly.parse(calendar().content()).first().getEvents()).isEmpty();
    }

    @Test
    void aFeedLeavesOutWhatIsLongOver() {
        requested().confirmed();
        feed().side.catchUp();
        assertThat(Biweekly.parse(calendar(SLOT.endsAt()).content()).first().getEvents())
                .isEmpty();
    }

    @Test
    void aNewFeedReplacesTheFormerOneAndARevokedOneIsGone() {
        feed().side.catchUp();
        assertThat(side.ask(new FindCalendarFeed(LERATO.value()), CalendarFeedView.class))
                .isNotNull();
        side.store(LERATO, new CalendarFeedCreated(LERATO, Personal.of(LERATO, "cd34")))
                .catchUp();
        assertThat(calendar()).isNull();
        assertThat(side.ask(new FindCalendar("cd34", Instant.EPOCH), CalendarFile.class))
                .isNotNull();

        side.store(LERATO, new CalendarFeedRevoked(LERATO)).catchUp();
        assertThat(side.ask(new FindCalendar("cd34", Instant.EPOCH), CalendarFile.class))
                .isNull();
        assertThat(side.ask(new FindCalendarFeed(LERATO.value()), CalendarFeedView.class))
                .isNull();
    }

    @Test
    void whoIsShutOutHasNoFeedUntilReinstated() {
        feed();
        var reason = Personal.of(LERATO, "Because");
        side.store(LERATO, new MemberSuspended(LERATO, reason)).catchUp();
        assertThat(calendar()).isNull();
        side.store(LERATO, new MemberReinstated(LERATO, reason)).catchUp();
        assertThat(calendar()).isNotNull();
        side.store(LERATO, new MemberDeactivated(LERATO, reason)).catchUp();
        assertThat(calendar()).isNull();
    }

    @Test
    void anErasedOwnerHasNoFeed() {
        side.store(LERATO, new CalendarFeedCreated(LERATO, new Personal(LERATO.value(), null)))
                .catchUp();
        assertThat(side.ask(new FindCalendarFeed(LERATO.value()), CalendarFeedView.class))
                .isNull();
    }

    @Test
    void aQuestionDoesNotSayTheHash() {
        assertThat(new FindCalendar(HASH, Instant.EPOCH).toString()).doesNotContain(HASH);
    }

    // --- words of the tests ---

    private CalendarFilesTest requested() {
        return then(Stories.requested(BOOKING, PRICE));
    }

    private CalendarFilesTest titled(@Nullable String topic) {
        return then(Stories.requested(BOOKING, PRICE, new Personal(LERATO.value(), topic)));
    }

    private CalendarFilesTest confirmed() {
        return then(new BookingConfirmed(BOOKING, ConfirmationMode.INSTANT, SLOT));
    }

    private CalendarFilesTest feed() {
        side.store(LERATO, new CalendarFeedCreated(LERATO, Personal.of(LERATO, HASH)));
        return this;
    }

    private CalendarFilesTest then(Object event) {
        side.store(BOOKING, event);
        return this;
    }

    private static MeetingLinkSet linked() {
        return new MeetingLinkSet(BOOKING, MeetingHost.OTHER, Personal.of(THANDI, LINK));
    }

    private static TimeProposed proposed() {
        return new TimeProposed(
                BOOKING,
                PROPOSAL,
                Party.MENTEE,
                THANDI,
                LERATO,
                SLOT,
                TUESDAY,
                15,
                false,
                false,
                null,
                SLOT.startsAt());
    }

    private CalendarFilesTest asked() {
        return then(new SessionRequested(
                BOOKING,
                Stories.THANDI_MENTOR,
                THANDI,
                LERATO,
                Personal.of(LERATO, "Whenever"),
                null,
                Modality.VIDEO,
                null,
                SLOT.length(),
                PRICE,
                Stories.COMMISSION,
                CancellationPolicy.STANDARD,
                Personal.of(LERATO, "content"),
                SLOT.startsAt()));
    }

    private static TimeProposed offered() {
        return new TimeProposed(
                BOOKING,
                PROPOSAL,
                Party.MENTOR,
                THANDI,
                LERATO,
                null,
                TUESDAY,
                15,
                false,
                false,
                null,
                SLOT.startsAt());
    }

    private static ProposalOpened opened() {
        return new ProposalOpened(BOOKING, PROPOSAL, Party.MENTOR, TUESDAY, SLOT.startsAt());
    }

    private static BookingRescheduled moved() {
        return new BookingRescheduled(BOOKING, PROPOSAL, Party.MENTEE, SLOT, TUESDAY, 15, false);
    }

    private static BookingCancelled cancelled() {
        return new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null);
    }

    private List<AppointmentView> appointments(String memberId) {
        return side.ask(new ListAppointments(memberId, Instant.EPOCH, null, 100), AppointmentViews.class)
                .appointments();
    }

    private List<AppointmentView> appointments(Instant from, @Nullable Instant to) {
        return side.ask(new ListAppointments(LERATO.value(), from, to, 100), AppointmentViews.class)
                .appointments();
    }

    private CalendarFile invitation(int event, Object reader) {
        return side.ask(new FindInvitation(BOOKING.value(), event, reader.toString()), CalendarFile.class);
    }

    private CalendarFile calendar() {
        return calendar(Instant.EPOCH);
    }

    private CalendarFile calendar(Instant from) {
        return side.ask(new FindCalendar(HASH, from), CalendarFile.class);
    }

    private static VEvent only(ICalendar calendar) {
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }

    /** Without a word of complaint. */
    private static ICalendar read(String content) {
        var reader = Biweekly.parse(content);
        List<List<biweekly.io.ParseWarning>> warnings = new java.util.ArrayList<>();
        var calendar = reader.warnings(warnings).first();
        assertThat(warnings.stream().flatMap(List::stream)).isEmpty();
        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
                .as(calendar.validate(ICalVersion.V2_0).toString())
                .isTrue();
        return calendar;
    }
}
