package org.mentorlink.api.mentoring;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Inputs;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorCommand;
import org.mentorlink.mentoring.MentorCommand.AddOffering;
import org.mentorlink.mentoring.MentorCommand.ChangeOffering;
import org.mentorlink.mentoring.MentorCommand.RetireOffering;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.mentoring.OfferingView;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** I8: the kinds of sessions that mentors offer, each their own. */
@Controller
class OfferingController {

    private final Mutations mutations;
    private final Questions questions;

    OfferingController(Mutations mutations, Questions questions) {
        this.mutations = mutations;
        this.questions = questions;
    }

    record AddOfferingInput(
            String name,
            @Nullable String description,
            int durationMinutes,
            long priceMinor,
            String currency,
            List<Modality> modalities) {}

    record ChangeOfferingInput(
            String offeringId,
            String name,
            @Nullable String description,
            int durationMinutes,
            long priceMinor,
            String currency,
            List<Modality> modalities) {}

    record OfferingActionInput(String offeringId) {}

    /** What has been changed; none of it where it was retired. */
    record OfferingPayload(
            @Nullable OfferingView offering,
            @Nullable MentorView mentor,
            List<UserError> errors,
            @Nullable String position) {}

    @MutationMapping
    OfferingPayload addOffering(@Argument AddOfferingInput input, @ContextValue Visit visit) {
        var id = OfferingId.random();
        return change(
                visit,
                id.value(),
                () -> new AddOffering(
                        visit.viewer().mentor(),
                        id,
                        input.name(),
                        input.description(),
                        input.durationMinutes(),
                        Inputs.money(input.priceMinor(), input.currency(), "input", "currency"),
                        input.modalities()));
    }

    @MutationMapping
    OfferingPayload changeOffering(@Argument ChangeOfferingInput input, @ContextValue Visit visit) {
        return change(
                visit,
                input.offeringId(),
                () -> new ChangeOffering(
                        visit.viewer().mentor(),
                        id(input.offeringId()),
                        input.name(),
                        input.description(),
                        input.durationMinutes(),
                        Inputs.money(input.priceMinor(), input.currency(), "input", "currency"),
                        input.modalities()));
    }

    @MutationMapping
    OfferingPayload retireOffering(@Argument OfferingActionInput input, @ContextValue Visit visit) {
        return change(
                visit,
                input.offeringId(),
                () -> new RetireOffering(visit.viewer().mentor(), id(input.offeringId())));
    }

    @SchemaMapping(typeName = "Offering")
    int durationMinutes(OfferingView offering) {
        return offering.minutes();
    }

    private OfferingPayload change(Visit visit, String offeringId, Supplier<MentorCommand> command) {
        var viewer = visit.viewer();
        var mentorId = viewer.mentor().value();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.MENTOR),
                () -> {
                    if (find(mentorId) == null) {
                        throw Refused.because("NOT_A_MENTOR", "Apply as mentor first.");
                    }
                    return command.get();
                },
                () -> find(mentorId),
                (mentor, errors, position) ->
                        new OfferingPayload(offering(mentor, offeringId), mentor, errors, position));
    }

    private static @Nullable OfferingView offering(@Nullable MentorView mentor, String offeringId) {
        return mentor == null
                ? null
                : mentor.offerings().stream()
                        .filter(offering -> offering.id().equals(offeringId))
                        .findAny()
                        .orElse(null);
    }

    private static OfferingId id(String offeringId) {
        try {
            return new OfferingId(offeringId);
        } catch (IllegalArgumentException e) {
            throw Refused.because("UNKNOWN_OFFERING", "The mentor offers no such session.", "input", "offeringId");
        }
    }

    private @Nullable MentorView find(String mentorId) {
        return questions.find(new FindMentor(mentorId), MentorView.class);
    }
}
