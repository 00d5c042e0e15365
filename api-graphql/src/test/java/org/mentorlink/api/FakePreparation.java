package org.mentorlink.api;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.booking.AgendaCommand.AddAgendaItem;
import org.mentorlink.booking.AgendaCommand.ChangeAgendaItem;
import org.mentorlink.booking.AgendaCommand.RemoveAgendaItem;
import org.mentorlink.booking.AgendaCommand.ReorderAgenda;
import org.mentorlink.booking.AgendaCommand.TickAgendaItem;
import org.mentorlink.booking.BookingCommand.AnswerPreSessionForm;
import org.mentorlink.booking.FormView;
import org.mentorlink.booking.PreSessionFormsCommand.RemovePreSessionForm;
import org.mentorlink.booking.PreSessionFormsCommand.SetPreSessionForm;
import org.mentorlink.booking.PreSessionFormsQuery.FindPreSessionForms;
import org.mentorlink.booking.PreSessionFormsView;
import org.mentorlink.booking.PreSessionFormsViews;
import org.mentorlink.booking.QuestionKind;
import org.mentorlink.shared.Actor;

/** The other sides, as far as agendas and forms go: each mentor asks one question. */
public final class FakePreparation {

    public static final FormView ASKED = new FormView(
            3,
            List.of(new FormView.Question(
                    "qst_goal", QuestionKind.LONG_TEXT, "What for?", null, true, null, null, List.of())));

    private final FakeWorld world;

    FakePreparation(FakeWorld world) {
        this.world = world;
    }

    private void took(Object command, MetaData metaData) {
        world.commands.add(command);
        world.actors.add(Actor.of(metaData));
        world.head++;
    }

    @CommandHandler
    void handle(AddAgendaItem command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ChangeAgendaItem command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(TickAgendaItem command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RemoveAgendaItem command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ReorderAgenda command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(AnswerPreSessionForm command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(SetPreSessionForm command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RemovePreSessionForm command, MetaData metaData) {
        took(command, metaData);
    }

    @QueryHandler
    PreSessionFormsViews answer(FindPreSessionForms query) {
        return new PreSessionFormsViews(query.preSessionFormsIds().stream()
                .map(id -> new PreSessionFormsView(id, ASKED, List.of(), 3))
                .toList());
    }
}
