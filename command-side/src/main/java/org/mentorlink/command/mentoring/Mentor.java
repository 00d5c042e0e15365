package org.mentorlink.command.mentoring;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Input;
import org.mentorlink.command.shared.Version;
import org.mentorlink.mentoring.MentorCommand.AddOffering;
import org.mentorlink.mentoring.MentorCommand.AddTimeAway;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.mentoring.MentorCommand.ApproveMentor;
import org.mentorlink.mentoring.MentorCommand.ChangeMentorProfile;
import org.mentorlink.mentoring.MentorCommand.ChangeOffering;
import org.mentorlink.mentoring.MentorCommand.ClearDateHours;
import org.mentorlink.mentoring.MentorCommand.RemoveTimeAway;
import org.mentorlink.mentoring.MentorCommand.RetireOffering;
import org.mentorlink.mentoring.MentorCommand.SetBookingWindow;
import org.mentorlink.mentoring.MentorCommand.SetCommission;
import org.mentorlink.mentoring.MentorCommand.SetDateHours;
import org.mentorlink.mentoring.MentorCommand.SetWeeklyAvailability;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.BookingWindowSet;
import org.mentorlink.mentoring.MentorEvent.CommissionSet;
import org.mentorlink.mentoring.MentorEvent.DateHoursCleared;
import org.mentorlink.mentoring.MentorEvent.DateHoursSet;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.MentorProfileChanged;
import org.mentorlink.mentoring.MentorEvent.OfferingAdded;
import org.mentorlink.mentoring.MentorEvent.OfferingChanged;
import org.mentorlink.mentoring.MentorEvent.OfferingRetired;
import org.mentorlink.mentoring.MentorEvent.TimeAwayAdded;
import org.mentorlink.mentoring.MentorEvent.TimeAwayRemoved;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Offering;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * The mentor's side of one member: applied, approved by staff, and bookable from then on in the hours they offer.
 * {@code @Revision} tells snapshots apart, so it rises whenever the fields or the state's shape change.
 */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "mentorSnapshots")
@Revision("5")
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
            throw Refused.because(
                    "ALREADY_APPLIED", "You have applied as a mentor already; edit your mentor profile instead.");
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
    void handle(SetCommission command) {
        var basisPoints = MentorInput.commission(command.basisPoints());
        var reason = Personal.of(command.setBy(), Input.reason(command.reason(), 1_000));
        if (command.setBy().equals(state().memberId())) {
            throw Refused.because("OWN_COMMISSION", "This commission is yours: somebody else sets it.");
        }
        if (!Objects.equals(basisPoints, state().commission())) {
            apply(new CommissionSet(command.mentorId(), basisPoints, command.setBy(), reason));
        }
    }

    @CommandHandler
    void handle(SetWeeklyAvailability command) {
        AvailabilityInput.check(command.availability());
        if (!state().availability().weekly().equals(command.availability())) {
            apply(new WeeklyAvailabilitySet(command.mentorId(), command.availability()));
        }
    }

    @CommandHandler
    void handle(SetDateHours command, Clock clock) {
        AvailabilityInput.check(command.hours(), state().availability(), clock.instant());
        if (!state().availability().dates().contains(command.hours())) {
            apply(new DateHoursSet(command.mentorId(), command.hours()));
        }
    }

    @CommandHandler
    void handle(ClearDateHours command) {
        if (state().availability().dates().stream().anyMatch(one -> one.date().equals(command.date()))) {
            apply(new DateHoursCleared(command.mentorId(), command.date()));
        }
    }

    @CommandHandler
    void handle(AddTimeAway command, Clock clock) {
        if (!state().availability().away().contains(command.away())) {
            AvailabilityInput.check(command.away(), state().availability(), clock.instant());
            apply(new TimeAwayAdded(command.mentorId(), command.away()));
        }
    }

    @CommandHandler
    void handle(RemoveTimeAway command) {
        if (state().availability().away().contains(command.away())) {
            apply(new TimeAwayRemoved(command.mentorId(), command.away()));
        }
    }

    @CommandHandler
    void handle(SetBookingWindow command) {
        AvailabilityInput.check(command.window());
        if (!state().availability().window().equals(command.window())) {
            apply(new BookingWindowSet(command.mentorId(), command.window()));
        }
    }

    @CommandHandler
    void handle(AddOffering command) {
        var offering = OfferingInput.offering(state().memberId(), command);
        @Nullable Offering known = state().offering(command.offeringId());
        if (known == null) {
            OfferingInput.checkCount(state().offerings().size());
            apply(new OfferingAdded(command.mentorId(), offering));
        } else if (!known.equals(offering)) {
            throw Refused.because("ALREADY_OFFERED", "There is another offering of that id.");
        }
    }

    @CommandHandler
    void handle(ChangeOffering command) {
        var offering = OfferingInput.offering(state().memberId(), command);
        @Nullable Offering known = state().offering(command.offeringId());
        if (known == null) {
            throw OfferingInput.unknown();
        }
        if (!known.equals(offering)) {
            apply(new OfferingChanged(command.mentorId(), offering));
        }
    }

    @CommandHandler
    void handle(RetireOffering command) {
        if (state().offering(command.offeringId()) != null) {
            apply(new OfferingRetired(command.mentorId(), command.offeringId()));
        } else if (!state().hasRetired(command.offeringId())) {
            throw OfferingInput.unknown();
        }
    }

    @EventSourcingHandler
    void on(MentorEvent event, @SequenceNumber long sequence, @Timestamp Instant at) {
        mentorId = event.mentorId();
        state = MentorState.evolve(state, event, at);
        profileVersion = profileVersion.after(sequence, event instanceof MentorProfileChanged);
    }

    public MentorState state() {
        if (state == null) {
            throw new IllegalStateException("a mentor begins with an application");
        }
        return state;
    }
}
