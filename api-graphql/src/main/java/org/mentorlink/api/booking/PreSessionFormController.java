package org.mentorlink.api.booking;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.FormInputs.FormAnswersInput;
import org.mentorlink.api.booking.FormInputs.FormQuestionInput;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingCommand.AnswerPreSessionForm;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.FilledFormView;
import org.mentorlink.booking.FormView;
import org.mentorlink.booking.FormView.Question;
import org.mentorlink.booking.PreSessionFormsCommand.RemovePreSessionForm;
import org.mentorlink.booking.PreSessionFormsCommand.SetPreSessionForm;
import org.mentorlink.booking.PreSessionFormsId;
import org.mentorlink.booking.PreSessionFormsQuery.FindPreSessionForms;
import org.mentorlink.booking.PreSessionFormsView;
import org.mentorlink.booking.PreSessionFormsViews;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** I12: what mentors ask before sessions, and what mentees answer. */
@Controller
class PreSessionFormController {

    private final Mutations mutations;
    private final Questions questions;
    private final Bookings bookings;

    PreSessionFormController(Mutations mutations, Questions questions, Bookings bookings) {
        this.mutations = mutations;
        this.questions = questions;
        this.bookings = bookings;
    }

    record SetPreSessionFormInput(
            @Nullable String offeringId, List<FormQuestionInput> questions, int expectedVersion) {}

    record RemovePreSessionFormInput(@Nullable String offeringId, int expectedVersion) {}

    record AnswerPreSessionFormInput(
            String bookingId,
            FormAnswersInput preSessionForm,
            @Nullable Integer expectedVersion) {}

    record PreSessionFormsPayload(
            @Nullable PreSessionFormsView preSessionForms,
            List<UserError> errors,
            @Nullable String position) {}

    @MutationMapping
    PreSessionFormsPayload setPreSessionForm(@Argument SetPreSessionFormInput input, @ContextValue Visit visit) {
        return change(
                visit,
                forms -> new SetPreSessionForm(
                        new PreSessionFormsId(forms.id()),
                        visit.viewer().mentor(),
                        offering(input.offeringId()),
                        input.questions().stream()
                                .map(FormQuestionInput::wanted)
                                .toList(),
                        input.expectedVersion()));
    }

    @MutationMapping
    PreSessionFormsPayload removePreSessionForm(@Argument RemovePreSessionFormInput input, @ContextValue Visit visit) {
        return change(visit, forms -> {
            if (forms.version() == 0) {
                throw Refused.because("NO_PRE_SESSION_FORM", "You have no such form.");
            }
            return new RemovePreSessionForm(
                    new PreSessionFormsId(forms.id()), offering(input.offeringId()), input.expectedVersion());
        });
    }

    @MutationMapping
    BookingPayload answerPreSessionForm(@Argument AnswerPreSessionFormInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.MENTEE),
                () -> {
                    Permissions.answers(bookings.named(input.bookingId(), "bookingId"), viewer);
                    return new AnswerPreSessionForm(
                            new BookingId(input.bookingId()),
                            viewer.member(),
                            input.preSessionForm().given(),
                            input.expectedVersion());
                },
                () -> bookings.find(input.bookingId()),
                BookingPayload::new);
    }

    /** Of a mentor who asks nothing too. */
    @BatchMapping(typeName = "Mentor")
    Map<MentorView, PreSessionFormsView> preSessionForms(Collection<MentorView> mentors) {
        var found = Batches.load(
                mentors,
                mentor -> idOf(mentor.id()),
                ids -> questions
                        .ask(new FindPreSessionForms(ids), PreSessionFormsViews.class)
                        .forms(),
                PreSessionFormsView::id);
        var all = new HashMap<>(found);
        mentors.forEach(mentor -> all.putIfAbsent(mentor, PreSessionFormsView.none(idOf(mentor.id()))));
        return all;
    }

    @SchemaMapping(typeName = "PreSessionForms")
    @Nullable FormView askedFor(PreSessionFormsView forms, @Argument @Nullable String offeringId) {
        return forms.askedFor(offeringId);
    }

    @SchemaMapping(typeName = "Booking")
    @Nullable FilledFormView preSessionForm(BookingView booking, @ContextValue Viewer viewer) {
        return Permissions.mayPrepare(booking, viewer) ? booking.form() : null;
    }

    @SchemaMapping(typeName = "SessionRequest")
    @Nullable FilledFormView preSessionForm(SessionRequestView request, @ContextValue Viewer viewer) {
        return Permissions.mayPrepare(request, viewer) ? request.form() : null;
    }

    @SchemaMapping(typeName = "FilledForm")
    int edition(FilledFormView form) {
        return form.form().edition();
    }

    @SchemaMapping(typeName = "FilledForm")
    List<Question> questions(FilledFormView form) {
        return form.form().questions();
    }

    private PreSessionFormsPayload change(Visit visit, Function<PreSessionFormsView, Object> command) {
        var viewer = visit.viewer();
        var id = idOf(viewer.mentor().value());
        return mutations.perform(
                visit,
                viewer.actingAs(Role.MENTOR),
                () -> command.apply(find(id)),
                () -> find(id),
                PreSessionFormsPayload::new);
    }

    private PreSessionFormsView find(String id) {
        return questions.ask(new FindPreSessionForms(List.of(id)), PreSessionFormsViews.class).forms().stream()
                .findFirst()
                .orElse(PreSessionFormsView.none(id));
    }

    private static String idOf(String mentorId) {
        return PreSessionFormsId.of(new MentorId(mentorId)).value();
    }

    private static @Nullable OfferingId offering(@Nullable String offeringId) {
        if (offeringId != null && !Ids.is(OfferingId.PREFIX, offeringId)) {
            throw Refused.because("UNKNOWN_OFFERING", "The mentor offers no such session.", "input", "offeringId");
        }
        return offeringId == null ? null : new OfferingId(offeringId);
    }
}
