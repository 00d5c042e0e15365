package org.mentorlink.command.program;

import static org.mentorlink.command.shared.Input.optionalReason;
import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.reason;
import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.Evidence;
import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ParticipantCommand.CompleteStep;
import org.mentorlink.program.ParticipantCommand.ForgetEvidence;
import org.mentorlink.program.ParticipantCommand.NoteEvidence;
import org.mentorlink.program.ParticipantCommand.ReviewStep;
import org.mentorlink.program.ParticipantEvent;
import org.mentorlink.program.ParticipantEvent.EvidenceNoted;
import org.mentorlink.program.ParticipantEvent.OnboardingMet;
import org.mentorlink.program.ParticipantEvent.StepCompleted;
import org.mentorlink.program.ParticipantEvent.StepPassed;
import org.mentorlink.program.ParticipantEvent.StepReturned;
import org.mentorlink.program.ParticipantEvent.StepSubmitted;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Sighting;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Personal;

/** How a member gets on with an onboarding: what is done is held against the plan as it is now. */
final class Onboarding {

    private static final int LONGEST = 4_000;

    private final ParticipantState state;
    private final Programs programs;
    private final LocalDate today;

    Onboarding(ParticipantState state, Programs programs, Instant now) {
        this.state = state;
        this.programs = programs;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    List<ParticipantEvent> complete(CompleteStep command) {
        var track = command.track();
        var plan = plan(track);
        var step = step(plan, command.step());
        require(
                !step.kind().isSeenByThePlatform(),
                "STEP_SEEN_BY_ITSELF",
                "Nobody needs to say that this step is done: it is, as soon as what it asks for is there.",
                "step");
        var read = command.textVersion();
        require(
                read == null || read == step.textVersion(),
                "TEXT_CHANGED",
                "The text has changed since; please read it again.",
                "textVersion");
        var answer = Personal.ofNullable(
                command.memberId(), optionalText(command.answer(), LONGEST, "ANSWER_TOO_LONG", "answer"));
        return step.kind().isReviewed() ? submit(command, plan, step, answer) : confirm(command, plan, step, answer);
    }

    private List<ParticipantEvent> submit(
            CompleteStep command, OnboardingPlan plan, OnboardingStep step, @Nullable Personal answer) {
        if (step.state(plan.role(), state.facts(command.track(), today)) != StepState.OPEN) {
            return List.of();
        }
        return List.of(new StepSubmitted(
                command.participantId(),
                command.memberId(),
                command.track(),
                step.key(),
                step.kind(),
                step.textVersion(),
                answer));
    }

    private List<ParticipantEvent> confirm(
            CompleteStep command, OnboardingPlan plan, OnboardingStep step, @Nullable Personal answer) {
        var before = state.way(command.track()).completed().get(step.key());
        var isSaid = before != null
                && before.textVersion() == step.textVersion()
                && (answer == null || Objects.equals(before.answer(), answer));
        if (isSaid) {
            return List.of();
        }
        return with(
                command.track(),
                new StepCompleted(
                        command.participantId(),
                        command.memberId(),
                        command.track(),
                        step.key(),
                        step.kind(),
                        step.textVersion(),
                        answer));
    }

    List<ParticipantEvent> review(ReviewStep command) {
        var track = command.track();
        var plan = plan(track);
        var step = step(plan, command.step());
        require(step.kind().isReviewed(), "STEP_NOT_REVIEWED", "Staff has no say in this step.", "step");
        require(
                !command.reviewerId().equals(command.memberId()),
                "OWN_REVIEW",
                "You cannot review your own steps; somebody else can.",
                "memberId");
        return command.passed() ? pass(command, step) : giveBack(command, step);
    }

    private List<ParticipantEvent> pass(ReviewStep command, OnboardingStep step) {
        var reason = optionalReason(command.reason());
        if (state.facts(command.track(), today).completed().contains(step.key())) {
            return List.of();
        }
        return with(
                command.track(),
                new StepPassed(
                        command.participantId(),
                        command.memberId(),
                        command.track(),
                        step.key(),
                        step.kind(),
                        step.textVersion(),
                        Personal.ofNullable(command.memberId(), reason)));
    }

    private List<ParticipantEvent> giveBack(ReviewStep command, OnboardingStep step) {
        var reason = reason(Objects.requireNonNullElse(command.reason(), ""), 1_000);
        var facts = state.facts(command.track(), today);
        if (!facts.completed().contains(step.key()) && !facts.submitted().contains(step.key())) {
            return List.of();
        }
        return List.of(new StepReturned(
                command.participantId(),
                command.memberId(),
                command.track(),
                step.key(),
                step.kind(),
                Personal.of(command.memberId(), reason)));
    }

    List<ParticipantEvent> note(NoteEvidence command) {
        var noted = new EvidenceNoted(
                command.participantId(),
                command.memberId(),
                command.evidence(),
                command.source(),
                command.state(),
                command.until());
        return Sighting.after(state.sightings(), noted).equals(state.sightings()) ? List.of() : seen(noted);
    }

    List<ParticipantEvent> forget(ForgetEvidence command) {
        return state.sightings().stream()
                .filter(sighting -> sighting.source().equals(command.source()))
                .<ParticipantEvent>map(sighting -> new EvidenceNoted(
                        command.participantId(),
                        command.memberId(),
                        sighting.evidence(),
                        sighting.source(),
                        StepState.OPEN,
                        null))
                .toList();
    }

    private List<ParticipantEvent> seen(EvidenceNoted noted) {
        var events = new ArrayList<ParticipantEvent>();
        events.add(noted);
        for (var track : tracks(noted.evidence())) {
            addIfMet(events, track, noted.participantId(), noted.memberId(), noted);
        }
        return List.copyOf(events);
    }

    /** The event, and that everything which matters is done, where it was not before. */
    private List<ParticipantEvent> with(Track track, ParticipantEvent event) {
        var events = new ArrayList<ParticipantEvent>();
        events.add(event);
        addIfMet(events, track, event.participantId(), event.memberId(), event);
        return List.copyOf(events);
    }

    private void addIfMet(
            List<ParticipantEvent> events,
            Track track,
            ParticipantId participantId,
            MemberId memberId,
            ParticipantEvent event) {
        var plan = programs.plan(track);
        if (!plan.isMet(state.facts(track, today))
                && plan.isMet(state.evolve(event).facts(track, today))) {
            events.add(new OnboardingMet(participantId, memberId, track));
        }
    }

    /** Where evidence may count: in the programs, and on the platform where the member has done something. */
    private Set<Track> tracks(Evidence evidence) {
        var tracks = new LinkedHashSet<Track>();
        for (var role : ProgramRole.values()) {
            var track = Track.platform(role);
            if (state.ways().containsKey(track) || evidence.equals(Evidence.profile(role))) {
                tracks.add(track);
            }
        }
        state.enrolled().stream().sorted(Comparator.comparing(Track::toString)).forEach(tracks::add);
        return tracks;
    }

    private OnboardingPlan plan(Track track) {
        require(
                track.programId() == null || state.enrolled().contains(track),
                "NOT_ENROLLED",
                "This member does not take part in the program in this role.",
                "programId");
        return programs.plan(track);
    }

    private static OnboardingStep step(OnboardingPlan plan, String key) {
        return plan.step(key).orElseThrow(() -> refusedInput("NOT_FOUND", "The plan has no such step.", "step"));
    }
}
