package org.mentorlink.api.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.AgendaCommand.AddAgendaItem;
import org.mentorlink.booking.AgendaCommand.ReorderAgenda;
import org.mentorlink.booking.BookingCommand.AnswerPreSessionForm;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.GivenAnswer;
import org.mentorlink.booking.PreSessionFormsCommand.SetPreSessionForm;
import org.mentorlink.membership.Role;

/** I12: agendas and pre-session forms, as they are asked for. */
class PreparationTest extends ApiTest {

    private static final String ADD = "mutation { addAgendaItem(input: {bookingId: \"bkg_one\", text: \"Parsers\","
            + " idempotencyKey: \"once\"}) { booking { agenda { version items { id } } } errors { code } } }";
    private static final String ANSWER = "mutation { answerPreSessionForm(input: {bookingId: \"bkg_one\","
            + " preSessionForm: {answers: [{questionId: \"qst_goal\", text: \"To compile\"}]}})"
            + " { booking { id } errors { code } } }";

    @BeforeEach
    void oneBooking() {
        world.members.put(LERATO, Views.member(LERATO, Role.MENTEE));
        world.members.put(THANDI, Views.member(THANDI, Role.MENTOR));
        world.members.put(SAM, Views.member(SAM, Role.MENTEE));
        world.members.put(ADMIN, Views.member(ADMIN, Role.ADMIN));
        world.members.put(FINANCE, Views.member(FINANCE, Role.FINANCE));
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
    }

    @Test
    void both_add_items_and_the_same_key_is_the_same_item_of_the_same_member() {
        ask(LERATO, ADD);
        ask(LERATO, ADD);
        ask(THANDI, ADD);

        var ids = world.commands.stream()
                .map(command -> ((AddAgendaItem) command).itemId())
                .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(world.actors).extracting(actor -> actor.role()).containsExactly("MENTEE", "MENTEE", "MENTOR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "addAgendaItem(input: {bookingId: \"bkg_one\", text: \"x\"})",
                "changeAgendaItem(input: {bookingId: \"bkg_one\", itemId: \"agi_1\", text: \"x\", expectedVersion: 1})",
                "tickAgendaItem(input: {bookingId: \"bkg_one\", itemId: \"agi_1\", done: true})",
                "removeAgendaItem(input: {bookingId: \"bkg_one\", itemId: \"agi_1\", expectedVersion: 1})",
                "reorderAgenda(input: {bookingId: \"bkg_one\", itemIds: [\"agi_1\"], expectedVersion: 1})"
            })
    void the_agenda_is_changed_by_the_two_alone(String change) {
        var document = "mutation { " + change + " { errors { code } } }";
        for (var participant : new String[] {LERATO, THANDI}) {
            assertThat(ask(participant, document).has("errors")).as(participant).isFalse();
        }
        assertThat(world.commands).hasSize(2);
        for (var other : new String[] {SAM, ADMIN, FINANCE}) {
            assertCode(ask(other, document), "FORBIDDEN");
        }
        assertCode(ask(NOBODY, document), "UNAUTHENTICATED");
    }

    @Test
    void an_item_that_cannot_be_is_refused_before_it_is_asked_for() {
        var answer = ask(
                LERATO,
                "mutation { reorderAgenda(input: {bookingId: \"bkg_one\", itemIds: [\"agi_1\", \"bkg_2\"],"
                        + " expectedVersion: 1}) { errors { code path } } }");
        assertThat(answer.at("/data/reorderAgenda/errors/0/code").asString()).isEqualTo("UNKNOWN_ITEM");
        assertThat(answer.at("/data/reorderAgenda/errors/0/path/1").asString()).isEqualTo("itemIds");
        assertThat(world.commands).filteredOn(ReorderAgenda.class::isInstance).isEmpty();
    }

    @Test
    void an_agenda_on_which_nothing_ever_was_is_empty_and_only_for_the_two_and_admins() {
        var read =
                "{ booking(id: \"bkg_one\") { agenda { version items { id } history { id } } preSessionForm { edition } } }";
        for (var reader : new String[] {LERATO, THANDI, ADMIN}) {
            var booking = ask(reader, read).at("/data/booking");
            assertThat(booking.at("/agenda/version").asInt()).isZero();
            assertThat(booking.at("/agenda/items")).isEmpty();
            assertThat(booking.at("/preSessionForm").isNull()).isTrue();
        }
        assertThat(ask(FINANCE, read).at("/data/booking/agenda").isNull()).isTrue();
    }

    @Test
    void the_mentee_alone_answers() {
        assertThat(ask(LERATO, ANSWER).at("/data/answerPreSessionForm/errors")).isEmpty();
        assertThat(((AnswerPreSessionForm) world.commands.getFirst()).answers())
                .isEqualTo(List.of(new GivenAnswer("qst_goal", "To compile", null, null, null)));
        for (var other : new String[] {THANDI, SAM, ADMIN, FINANCE}) {
            assertCode(ask(other, ANSWER), "FORBIDDEN");
        }
    }

    @Test
    void a_new_question_gets_an_id_and_an_old_one_keeps_it() {
        ask(
                THANDI,
                "mutation { setPreSessionForm(input: {expectedVersion: 3, questions: [{kind: YES_NO, prompt: \"New?\"},"
                        + " {id: \"qst_goal\", kind: LONG_TEXT, prompt: \"What for?\", required: true}]})"
                        + " { preSessionForms { version usual { edition } } errors { code } } }");

        var questions = ((SetPreSessionForm) world.commands.getFirst()).questions();
        assertThat(questions.getFirst().questionId()).startsWith("qst_").hasSizeGreaterThan(20);
        assertThat(questions.getFirst().required()).isFalse();
        assertThat(questions.getLast().questionId()).isEqualTo("qst_goal");
        assertThat(questions.getLast().required()).isTrue();
    }
}
