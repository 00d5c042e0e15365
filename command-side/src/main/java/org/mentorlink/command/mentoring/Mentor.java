package org.mentorlink.command.mentoring;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Version;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.mentoring.MentorCommand.ApproveMentor;
import org.mentorlink.mentoring.MentorCommand.ChangeMentorProfile;
import org.mentorlink.mentoring.MentorCommand.SetWeeklyAvailability;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.MentorProfileChanged;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Refused;

/**
 * The mentor's side of one member: applied, approved by staff, and bookable from then on in the hours they offer.
 * {@code @Revision} tells snapshots apart, so it rises whenever the fields or the state's shape change.
 */
@Aggregate(snapshotTriggerDefinition = "mentorSnapshots")
@Revision("2")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class Mentor {

    @AggregateIdentifier
    private MentorId mentorId;

    private @Nullable MentorState state;
    private Version profileVersion = Version.NONE;

    Mentor() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApplyAsMentor command) {
        var profile = MentorInput.profile(command);
        if (state == null) {
            apply(new MentorApplied(command.mentorId(), command.memberId(), profile));
        } else if (!state.profile().equals(profile)) {
            throw Refused.because("ALREADY_APPLIED", "This member has applied as a mentor already.");
        }
    }

    @CommandHandler
    void handle(ApproveMentor command) {
        if (!state().approved()) {
            apply(new MentorApproved(command.mentorId(), state().memberId()));
        }
    }

    @CommandHandler
    void handle(ChangeMentorProfile command, Categories categories) {
        var owner = state().memberId();
        var profile = MentorInput.edited(owner, state().profile(), command);
        var practice = MentorInput.edited(owner, state().practice(), command, categories);
        if (!profile.equals(state().profile()) || !practice.equals(state().practice())) {
            profileVersion.require(command.expectedVersion());
            apply(new MentorProfileChanged(command.mentorId(), profile, practice));
        }
    }

    @CommandHandler
    void handle(SetWeeklyAvailability command) {
        MentorInput.check(command.availability());
        if (!state().availability().equals(command.availability())) {
            apply(new WeeklyAvailabilitySet(command.mentorId(), command.availability()));
        }
    }

    @EventSourcingHandler
    void on(MentorEvent event, @SequenceNumber long sequence) {
        mentorId = event.mentorId();
        state = MentorState.evolve(state, event);
        profileVersion = profileVersion.after(sequence, event instanceof MentorProfileChanged);
    }

    public MentorState state() {
        if (state == null) {
            throw new IllegalStateException("a mentor begins with an application");
        }
        return state;
    }
}
