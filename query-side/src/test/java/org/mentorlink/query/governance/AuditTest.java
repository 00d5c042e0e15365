package org.mentorlink.query.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.PRICE;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingDeadline.HoldLapsed;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.governance.AuditEntryView.Change;
import org.mentorlink.governance.AuditEntryView.Move;
import org.mentorlink.governance.AuditPage;
import org.mentorlink.governance.AuditVerification;
import org.mentorlink.governance.GovernanceQuery.FindAuditTrail;
import org.mentorlink.governance.GovernanceQuery.FindParkedStep;
import org.mentorlink.governance.GovernanceQuery.ListParkedSteps;
import org.mentorlink.governance.GovernanceQuery.VerifyAudit;
import org.mentorlink.governance.ParkedStepPage;
import org.mentorlink.governance.ParkedStepView;
import org.mentorlink.governance.StepEvent.StepParked;
import org.mentorlink.governance.StepEvent.StepResolved;
import org.mentorlink.governance.StepId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditDeadline.CreditsExpiryDue;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.query.governance.AuditChain.StoredEvent;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;
import org.mentorlink.shared.WorkQuery.FindWorkProgress;
import org.mentorlink.shared.WorkQuery.StopWork;
import org.mentorlink.shared.WorkQuery.Stopping;
import org.mentorlink.shared.WorkQuery.WorkProgress;

class AuditTest {

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void tellsWhoChangedWhatAndWhy() {
        side.store(
                        BOOKING,
                        Stories.requested(BOOKING, PRICE),
                        new BookingConfirmed(
                                BOOKING,
                                ConfirmationMode.INSTANT,
                                new TimeSlot(
                                        Stories.SLOT.startsAt(),
                                        Stories.SLOT.endsAt().plusSeconds(1))),
                        new BookingCancelled(BOOKING, CancelledBy.MENTEE, true, Personal.of(LERATO, "Ill")))
                .catchUp();

        var entries = trail("bkg_1", new Page(10, null)).entries();
        assertThat(entries)
                .extracting(AuditEntryView::type)
                .containsExactly("BookingRequested", "BookingConfirmed", "BookingCancelled");
        assertThat(entries.getFirst().changes())
                .contains(
                        new Change("price", null, "ZAR 350.01"),
                        new Change("topic", null, "Career"),
                        new Change("menteeId", null, "mbr_lerato"),
                        new Change("slot.startsAt", null, "2026-03-09T08:00:00Z"))
                .noneMatch(change ->
                        change.field().equals("contentHash") || change.field().equals("bookingId"));
        assertThat(entries.get(1).changes())
                .containsExactly(
                        new Change("slot.endsAt", "2026-03-09T09:00:00Z", "2026-03-09T09:00:01Z"),
                        new Change("status", "REQUESTED", "CONFIRMED"));
        var last = entries.getLast();
        assertThat(last)
                .isEqualTo(new AuditEntryView(
                        last.id(),
                        2,
                        2,
                        "bkg_1",
                        "BookingCancelled",
                        ReadSide.NOW.plusSeconds(2),
                        "mbr_lerato",
                        "MENTEE",
                        "Ill",
                        "trace-1",
                        "cause-1",
                        List.of(
                                new Change("by", null, "MENTEE"),
                                new Change("strike", null, "true"),
                                new Change("status", "CONFIRMED", "CANCELLED")),
                        null,
                        last.hash()));
        assertThat(side.documents().get("audit").toString()).doesNotContain("Career", "Ill");
    }

    /** I5, R1: a move is read where the slot was and where it is, and a proposal likewise. */
    @Test
    void tellsWhenASessionWasAndIsOfEachMoveAndProposal() {
        var first = new ProposalId("prp_1");
        var second = new ProposalId("prp_2");
        var later = TimeSlot.of(Stories.SLOT.startsAt().plusSeconds(7200), Duration.ofHours(1));
        side.store(
                        BOOKING,
                        Stories.requested(BOOKING, PRICE),
                        proposed(first, later, false),
                        new ProposalOpened(BOOKING, first, Party.MENTEE, later, later.startsAt()),
                        new ProposalEnded(BOOKING, first, Party.MENTOR, later, ProposalState.DECLINED, null),
                        proposed(second, later, true),
                        new BookingRescheduled(BOOKING, second, Party.MENTEE, Stories.SLOT, later, 15, false))
                .catchUp();

        var entries = trail("bkg_1", new Page(10, null)).entries();

        var proposal = List.of(
                new Change("proposedSlot.startsAt", "2026-03-09T08:00:00Z", "2026-03-09T10:00:00Z"),
                new Change("proposedSlot.endsAt", "2026-03-09T09:00:00Z", "2026-03-09T11:00:00Z"));
        assertThat(times(entries.get(1))).isEqualTo(proposal);
        assertThat(times(entries.get(2))).isEmpty();
        assertThat(times(entries.get(3)))
                .containsExactly(
                        new Change("proposedSlot.startsAt", "2026-03-09T10:00:00Z", null),
                        new Change("proposedSlot.endsAt", "2026-03-09T11:00:00Z", null));
        assertThat(times(entries.get(4))).as("the same time once more").isEqualTo(proposal);
        assertThat(entries)
                .extracting(AuditEntryView::move)
                .containsExactly(
                        null,
                        new Move(Stories.SLOT, later),
                        null,
                        null,
                        new Move(Stories.SLOT, later),
                        new Move(Stories.SLOT, later));
        assertThat(times(entries.get(5)))
                .containsExactly(
                        new Change("slot.startsAt", "2026-03-09T08:00:00Z", "2026-03-09T10:00:00Z"),
                        new Change("slot.endsAt", "2026-03-09T09:00:00Z", "2026-03-09T11:00:00Z"));
    }

    /** Both may check in, and a move by the same card is no change of the card. */
    @Test
    void tellsNoChangeOfWhatAnotherEventSaidOfItselfAlone() {
        var id = new ProposalId("prp_1");
        var later = TimeSlot.of(Stories.SLOT.startsAt().plusSeconds(7200), Duration.ofHours(1));
        side.store(
                        BOOKING,
                        Stories.requested(BOOKING, PRICE),
                        proposed(id, later, true),
                        new BookingRescheduled(BOOKING, id, Party.MENTEE, Stories.SLOT, later, 15, false),
                        new CheckedIn(BOOKING, Party.MENTOR),
                        new CheckedIn(BOOKING, Party.MENTEE))
                .catchUp();

        var entries = trail("bkg_1", new Page(10, null)).entries();

        assertThat(entries.get(0).changes()).extracting(Change::field).contains("paymentMethod");
        assertThat(entries.subList(1, 5))
                .flatExtracting(AuditEntryView::changes)
                .extracting(Change::field)
                .doesNotContain("paymentMethod");
        assertThat(entries.get(2).changes()).contains(new Change("by", null, "MENTEE"));
        assertThat(entries.get(3).changes()).containsExactly(new Change("party", null, "MENTOR"));
        assertThat(entries.get(4).changes()).contains(new Change("party", null, "MENTEE"));
    }

    private static List<Change> times(AuditEntryView entry) {
        return entry.changes().stream()
                .filter(change ->
                        change.field().endsWith("sAt") && !change.field().equals("expiresAt"))
                .toList();
    }

    private static TimeProposed proposed(ProposalId id, TimeSlot to, boolean immediate) {
        return new TimeProposed(
                BOOKING,
                id,
                Party.MENTEE,
                Stories.THANDI,
                LERATO,
                Stories.SLOT,
                to,
                15,
                immediate,
                false,
                null,
                to.startsAt());
    }

    @Test
    void pagesAndStopsAtAMoment() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        var first = trail("bkg_1", new Page(2, null));
        assertThat(first.entries()).extracting(AuditEntryView::sequence).containsExactly(0, 1);
        assertThat(first.hasNext()).isTrue();
        var rest = trail("bkg_1", new Page(10, "1"));
        assertThat(rest.entries()).extracting(AuditEntryView::sequence).containsExactly(2, 3, 4, 5);
        assertThat(rest.hasNext()).isFalse();
        var early = side.ask(new FindAuditTrail("bkg_1", ReadSide.NOW, List.of(), new Page(10, null)), AuditPage.class);
        assertThat(early.entries()).hasSize(1);
        assertThat(trail("bkg_unknown", new Page(10, null)).entries()).isEmpty();
    }

    /** However long the subject's history is. */
    @Test
    void readsTheLinksOfAPageAlone() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        var cost = side.costOf(() -> trail("bkg_1", new Page(2, null)));

        assertThat(cost.documents())
                .as("the page, and one to know that there are more")
                .isEqualTo(3);
    }

    @Test
    void leavesOutWhatTheAskerMustNotReadAndPagesOverIt() {
        Stories.held(side, BOOKING, PRICE).catchUp();
        var all = trail("bkg_1", new Page(10, null)).entries();
        var hidden = all.get(1).type();
        var without = new FindAuditTrail("bkg_1", null, List.of(hidden), new Page(2, null));

        var first = side.ask(without, AuditPage.class);

        assertThat(all).filteredOn(entry -> entry.type().equals(hidden)).hasSize(1);
        assertThat(first.entries()).extracting(AuditEntryView::sequence).containsExactly(0, 2);
        assertThat(first.hasNext()).isTrue();
    }

    @Test
    void aDeadlineIsChainedAndInNobodysTrail() {
        side.store(BOOKING, Stories.requested(BOOKING, PRICE))
                .storeDeadline(new HoldLapsed(BOOKING))
                .catchUp(1);

        assertThat(trail("bkg_1", new Page(10, null)).entries()).hasSize(1);
        assertThat(side.ask(new VerifyAudit(), AuditVerification.class))
                .satisfies(verification -> assertThat(verification.valid()).isTrue())
                .satisfies(verification -> assertThat(verification.entries()).isEqualTo(2));
        assertThat(side.bean(AuditLinks.class).after(0, 1).getFirst().subject()).isEqualTo("bkg_1");
    }

    /** What led to an expiry is found by whose credits they were. */
    @Test
    void theDeadlineOfCreditsIsOfTheirAccount() {
        var account = CreditAccountId.of(LERATO);
        side.store(BOOKING, Stories.requested(BOOKING, PRICE))
                .storeDeadline(new CreditsExpiryDue(account, CreditLotId.of(LERATO, "trial"), ReadSide.NOW))
                .catchUp(1);

        assertThat(side.bean(AuditLinks.class).after(0, 1).getFirst().subject()).isEqualTo(account.value());
    }

    @Test
    void aCheckThatNobodyWantsAnyMoreEnds() {
        Stories.held(side, BOOKING, PRICE).catchUp();
        assertThat(side.ask(new StopWork("wrk_1"), Stopping.class).found()).isFalse();

        assertThatThrownBy(() -> side.ask(new VerifyAudit("wrk_1"), AuditVerification.class))
                .hasRootCauseInstanceOf(CancellationException.class);

        assertThat(side.ask(new VerifyAudit("wrk_2"), AuditVerification.class).valid())
                .isTrue();
        assertThat(side.ask(new FindWorkProgress("wrk_2"), WorkProgress.class)).isNull();
    }

    @Test
    void aLinkThatWasChangedIsFound() {
        Stories.held(side, BOOKING, PRICE).catchUp();
        assertThat(side.ask(new VerifyAudit(), AuditVerification.class).valid()).isTrue();

        side.mongo()
                .getCollection("audit")
                .updateOne(Filters.eq("position", 4L), Updates.set("view.hash", AuditChain.GENESIS));

        assertThat(side.ask(new VerifyAudit(), AuditVerification.class))
                .satisfies(verification -> assertThat(verification.valid()).isFalse())
                .satisfies(verification ->
                        assertThat(verification.firstBrokenPosition()).isEqualTo(4));
    }

    @Test
    void oneChangedByteOfAPayloadBreaksTheChainThereAndOneLostEventToo() {
        var events = IntStream.range(0, 5)
                .mapToObj(i -> new StoredEvent(i, "Type", ("payload-" + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        var links = links(events);
        assertThat(AuditChain.verify(events.iterator(), links.iterator()).valid())
                .isTrue();

        events.get(3).payload()[2] ^= 1;
        assertThat(AuditChain.verify(events.iterator(), links.iterator()).firstBrokenPosition())
                .isEqualTo(3);

        var lost = List.of(events.get(0), events.get(2));
        assertThat(AuditChain.verify(lost.iterator(), links.iterator()).firstBrokenPosition())
                .isEqualTo(1);
        assertThat(AuditChain.verify(events.subList(0, 2).iterator(), links.iterator())
                        .firstBrokenPosition())
                .isEqualTo(2);
    }

    @Test
    void hashesTheBytesAsTheyAreStored() {
        var serializer = Jackson3Serializer.builder().build();
        var bytes = "{ \"bookingId\" :  \"bkg_1\" }".getBytes(StandardCharsets.UTF_8);
        var message = new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(7),
                new GenericDomainEventMessage<>(
                        "Booking",
                        "bkg_1",
                        0,
                        new SerializedMessage<>(
                                "event-1",
                                new SimpleSerializedObject<>(bytes, byte[].class, HoldLapsed.class.getName(), "1"),
                                serializer.serialize(MetaData.emptyInstance(), byte[].class),
                                serializer),
                        () -> ReadSide.NOW));
        assertThat(message.getPayload()).isEqualTo(new HoldLapsed(BOOKING));

        var stored = AuditProjection.stored(
                message,
                7,
                event -> event.serializePayload(serializer, byte[].class).getData());
        assertThat(stored.payload()).isEqualTo(bytes);
        assertThat(stored.type()).isEqualTo("HoldLapsed");
    }

    @Test
    void listsParkedStepsNewestFirstUntilTheyAreResolved() {
        var one = StepId.of("bkg_1", "ReleaseTime");
        var other = StepId.of("bkg_2", "ReleaseTime");
        side.store(one, new StepParked(one, "bkg_1", "ReleaseTime", "{}", "timeout", 1))
                .store(other, new StepParked(other, "bkg_2", "ReleaseTime", "{}", "refused", 2))
                .catchUp();
        assertThat(steps(false)).extracting(ParkedStepView::processId).containsExactly("bkg_2", "bkg_1");

        side.store(one, new StepResolved(one)).catchUp();
        assertThat(steps(false)).extracting(ParkedStepView::id).containsExactly(other.value());
        assertThat(steps(true))
                .containsExactly(
                        new ParkedStepView(one.value(), "bkg_1", "ReleaseTime", "timeout", 1, true, ReadSide.NOW, 0));
        assertThat(side.ask(new FindParkedStep(one.value()), ParkedStepView.class)
                        .resolved())
                .isTrue();
    }

    private List<ParkedStepView> steps(boolean resolved) {
        return side.ask(new ListParkedSteps(resolved, new Page(10, null)), ParkedStepPage.class)
                .steps();
    }

    private AuditPage trail(String subject, Page page) {
        return side.ask(new FindAuditTrail(subject, null, List.of(), page), AuditPage.class);
    }

    private static List<AuditLink> links(List<StoredEvent> events) {
        var hashes = new ArrayList<AuditLink>();
        var head = AuditChain.GENESIS;
        for (var event : events) {
            head = AuditChain.hash(head, event);
            hashes.add(new AuditLink(
                    "e" + event.position(),
                    event.position(),
                    "s",
                    event.position(),
                    event.type(),
                    ReadSide.NOW,
                    "a",
                    "r",
                    "c",
                    null,
                    head));
        }
        return hashes;
    }
}
