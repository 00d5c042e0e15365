package org.mentorlink.query.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.MONDAY_10H;
import static org.mentorlink.query.Stories.PRICE;
import static org.mentorlink.query.Stories.SLOT;
import static org.mentorlink.query.Stories.THANDI;
import static org.mentorlink.query.Stories.THANDI_MENTOR;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.AgendaEvent;
import org.mentorlink.booking.AgendaEvent.AgendaItemAdded;
import org.mentorlink.booking.AgendaEvent.AgendaItemChanged;
import org.mentorlink.booking.AgendaEvent.AgendaItemRemoved;
import org.mentorlink.booking.AgendaEvent.AgendaItemTicked;
import org.mentorlink.booking.AgendaEvent.AgendaReordered;
import org.mentorlink.booking.AgendaId;
import org.mentorlink.booking.AgendaItemId;
import org.mentorlink.booking.AgendaView;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.PreSessionFormAnswered;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindBookingAsOf;
import org.mentorlink.booking.BookingQuery.FindSessionRequest;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.FilledForm;
import org.mentorlink.booking.FilledFormView.Answer;
import org.mentorlink.booking.FormAnswer;
import org.mentorlink.booking.FormQuestion;
import org.mentorlink.booking.FormView;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.PreSessionForm;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormRemoved;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormSet;
import org.mentorlink.booking.PreSessionFormsId;
import org.mentorlink.booking.PreSessionFormsQuery.FindPreSessionForms;
import org.mentorlink.booking.PreSessionFormsView;
import org.mentorlink.booking.PreSessionFormsViews;
import org.mentorlink.booking.QuestionKind;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Personal;

/** I12: agendas and pre-session forms as they are read. */
class PreparationReadModelTest {

    private static final AgendaId AGENDA = AgendaId.of(BOOKING);
    private static final AgendaItemId FIRST = new AgendaItemId("agi_1");
    private static final AgendaItemId SECOND = new AgendaItemId("agi_2");
    private static final PreSessionFormsId FORMS = PreSessionFormsId.of(THANDI_MENTOR);
    private static final OfferingId REVIEW = new OfferingId("off_review");
    private static final PreSessionForm ASKED = new PreSessionForm(
            3,
            List.of(
                    question("qst_goal", QuestionKind.LONG_TEXT),
                    question("qst_tools", QuestionKind.SEVERAL_CHOICES, "Java", "Go"),
                    question("qst_years", QuestionKind.NUMBER),
                    question("qst_before", QuestionKind.YES_NO)));
    private static final FormAnswer GOAL = answer("qst_goal", "To compile");

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
    void anAgendaIsReadWithItsBookingAndIsNoneOfItsVersions() {
        booked().agenda(added(FIRST, Party.MENTEE, "Parsers"), added(SECOND, Party.MENTOR, "Career"))
                .agenda(
                        new AgendaItemChanged(AGENDA, BOOKING, Party.MENTOR, FIRST, Personal.of(THANDI, "Lexers")),
                        new AgendaItemTicked(AGENDA, BOOKING, Party.MENTEE, SECOND, true),
                        new AgendaReordered(AGENDA, BOOKING, Party.MENTEE, List.of(SECOND, FIRST)))
                .side
                .catchUp();

        var agenda = agenda();
        assertThat(agenda.id()).isEqualTo("agd_1");
        assertThat(agenda.version()).isEqualTo(5);
        assertThat(find().version()).isEqualTo(2);
        assertThat(agenda.items()).extracting(AgendaView.Item::text).containsExactly("Career", "Lexers");
        var career = agenda.items().getFirst();
        assertThat(career.addedBy()).isEqualTo(Party.MENTOR);
        assertThat(career.doneBy()).isEqualTo(Party.MENTEE);
        assertThat(career.doneAt()).isAfter(career.addedAt());
        var lexers = agenda.items().getLast();
        assertThat(lexers.addedBy()).isEqualTo(Party.MENTEE);
        assertThat(lexers.changedBy()).isEqualTo(Party.MENTOR);
        assertThat(lexers.done()).isFalse();

        agenda(
                        new AgendaItemTicked(AGENDA, BOOKING, Party.MENTEE, SECOND, false),
                        new AgendaItemRemoved(AGENDA, BOOKING, Party.MENTEE, FIRST))
                .side
                .catchUp();
        assertThat(agenda().items())
                .singleElement()
                .satisfies(item -> assertThat(item.done()).isFalse());
    }

    @Test
    void whatHappensToTheBookingLeavesItsAgendaAlone() {
        booked().agenda(added(FIRST, Party.MENTEE, "Parsers")).side.catchUp();
        then(new PreSessionFormAnswered(BOOKING, List.of(GOAL))).side.catchUp();
        assertThat(agenda().items()).hasSize(1);
        var before = find();
        side.reset().catchUp();
        assertThat(find()).isEqualTo(before);
        side.rewind().catchUp();
        assertThat(find()).isEqualTo(before);
    }

    @Test
    void aBookingOfAMomentBeforeHasTheAgendaAndTheAnswersOfThen() {
        booked();
        var asked = Instant.parse("2026-03-03T09:00:00Z");
        side.at(asked);
        agenda(added(FIRST, Party.MENTEE, "Parsers"));
        then(new PreSessionFormAnswered(BOOKING, List.of(GOAL, answer("qst_years", "7"))));
        side.at(asked.plusSeconds(60));
        agenda(new AgendaItemChanged(AGENDA, BOOKING, Party.MENTOR, FIRST, Personal.of(THANDI, "Lexers")));
        then(new PreSessionFormAnswered(BOOKING, List.of(GOAL)));
        side.catchUp();

        var then = asOf(asked.plusSeconds(30));
        assertThat(then.agenda().items()).extracting(AgendaView.Item::text).containsExactly("Parsers");
        assertThat(then.agenda().version()).isEqualTo(1);
        assertThat(then.form().answers()).hasSize(2);
        assertThat(asOf(asked.minusSeconds(1)).agenda()).isNull();
        assertThat(asOf(asked.minusSeconds(1)).form().answers()).hasSize(1);
        assertThat(find().form().answers()).hasSize(1);
    }

    @Test
    void answersAreReadInTheFieldsOfTheirKinds() {
        booked();
        then(new PreSessionFormAnswered(
                        BOOKING,
                        List.of(
                                GOAL,
                                answer("qst_tools", "Java", "Go"),
                                answer("qst_years", "7"),
                                answer("qst_before", "false"))))
                .side
                .catchUp();
        var form = find().form();
        assertThat(form.form().edition()).isEqualTo(3);
        assertThat(form.form().questions().get(1).choices()).containsExactly("Java", "Go");
        assertThat(form.answers())
                .containsExactly(
                        new Answer("qst_goal", "To compile", List.of(), null, null),
                        new Answer("qst_tools", null, List.of("Java", "Go"), null, null),
                        new Answer("qst_years", null, List.of(), 7L, null),
                        new Answer("qst_before", null, List.of(), null, false));
    }

    @Test
    void whatIsErasedIsAbsent() {
        booked();
        agenda(new AgendaItemAdded(AGENDA, BOOKING, Party.MENTEE, FIRST, new Personal(LERATO.value(), null)));
        then(new PreSessionFormAnswered(
                        BOOKING,
                        List.of(
                                new FormAnswer("qst_years", List.of(new Personal(LERATO.value(), null))),
                                new FormAnswer("qst_tools", List.of(new Personal(LERATO.value(), null))))))
                .side
                .catchUp();
        assertThat(agenda().items().getFirst().text()).isNull();
        assertThat(find().form().answers())
                .containsExactly(
                        new Answer("qst_years", null, List.of(), null, null),
                        new Answer("qst_tools", null, List.of(), null, null));
    }

    @Test
    void aRequestWithoutATimeHasItsAnswersToo() {
        side.store(
                        BOOKING,
                        new SessionRequested(
                                BOOKING,
                                THANDI_MENTOR,
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
                                MONDAY_10H,
                                new FilledForm(ASKED, List.of(GOAL))))
                .catchUp();
        var request = side.ask(new FindSessionRequest("srq_1"), SessionRequestView.class);
        assertThat(request.form().answers()).extracting(Answer::text).containsExactly("To compile");
    }

    @Test
    void aMentorsFormsAreThoseOfOfferingsAndTheUsualOne() {
        assertThat(forms()).isNull();
        forms(new PreSessionFormSet(FORMS, THANDI_MENTOR, null, ASKED.questions()))
                .forms(new PreSessionFormSet(FORMS, THANDI_MENTOR, REVIEW, List.of()))
                .side
                .catchUp();
        assertThat(forms().version()).isEqualTo(2);
        assertThat(forms().askedFor(null)).extracting(FormView::edition).isEqualTo(1);
        assertThat(forms().askedFor("off_other")).isEqualTo(forms().usual());
        assertThat(forms().askedFor(REVIEW.value())).as("asks nothing").isNull();

        forms(new PreSessionFormRemoved(FORMS, REVIEW)).side.catchUp();
        assertThat(forms().askedFor(REVIEW.value())).isEqualTo(forms().usual());
        forms(new PreSessionFormRemoved(FORMS, null)).side.catchUp();
        assertThat(forms().usual()).isNull();
        assertThat(forms().version()).isEqualTo(4);
        var before = forms();
        side.reset().catchUp();
        assertThat(forms()).isEqualTo(before);
    }

    private PreparationReadModelTest booked() {
        var plain = Stories.requested(BOOKING, PRICE);
        then(new BookingRequested(
                plain.bookingId(),
                plain.mentorId(),
                plain.mentorMemberId(),
                plain.menteeId(),
                plain.slot(),
                plain.bufferMinutes(),
                plain.topic(),
                plain.description(),
                plain.modality(),
                plain.offering(),
                plain.groupSessionId(),
                plain.price(),
                plain.commissionBasisPoints(),
                plain.policy(),
                plain.confirmation(),
                plain.gateway(),
                plain.paymentMethod(),
                plain.contentHash(),
                plain.holdExpiresAt(),
                null,
                new FilledForm(ASKED, List.of(GOAL)),
                null));
        return then(new BookingConfirmed(BOOKING, ConfirmationMode.INSTANT, SLOT));
    }

    private PreparationReadModelTest then(Object event) {
        side.store(BOOKING, event);
        return this;
    }

    private PreparationReadModelTest agenda(AgendaEvent... events) {
        side.store(AGENDA, (Object[]) events);
        return this;
    }

    private PreparationReadModelTest forms(Object event) {
        side.store(FORMS, event);
        return this;
    }

    private BookingView find() {
        return side.ask(new FindBooking(BOOKING.value()), BookingView.class);
    }

    private AgendaView agenda() {
        return find().agenda();
    }

    private BookingView asOf(Instant moment) {
        return side.ask(new FindBookingAsOf(BOOKING.value(), moment), BookingView.class);
    }

    private @Nullable PreSessionFormsView forms() {
        return side.ask(new FindPreSessionForms(List.of(FORMS.value())), PreSessionFormsViews.class).forms().stream()
                .findFirst()
                .orElse(null);
    }

    private static AgendaItemAdded added(AgendaItemId itemId, Party by, String text) {
        return new AgendaItemAdded(
                AGENDA, BOOKING, by, itemId, Personal.of(by == Party.MENTOR ? THANDI : LERATO, text));
    }

    private static FormQuestion question(String id, QuestionKind kind, String... choices) {
        return new FormQuestion(
                id,
                kind,
                Personal.of(THANDI, id + "?"),
                null,
                false,
                null,
                null,
                Arrays.stream(choices)
                        .map(choice -> Personal.of(THANDI, choice))
                        .toList());
    }

    private static FormAnswer answer(String id, String... values) {
        return new FormAnswer(
                id,
                Arrays.stream(values).map(value -> Personal.of(LERATO, value)).toList());
    }
}
