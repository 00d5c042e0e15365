package org.mentorlink.query.program;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.OnboardingId;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.OnboardingView.OnboardingStepView;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Readiness.MissingStep;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.query.program.ParticipantState.Mark;
import org.mentorlink.query.program.ParticipantState.Way;
import org.springframework.stereotype.Component;

/** How far members are: what is known of them, held against the plans as they are now. */
@Component
final class Onboardings {

    private static final Comparator<Way> ORDER = Comparator.<Way, Boolean>comparing(
                    way -> way.track().programId() != null)
            .thenComparing(way -> way.track().role())
            .thenComparing(Way::since)
            .thenComparing(way -> way.track().toString());

    private final Participants participants;
    private final Plans plans;
    private final Programs programs;
    private final Clock clock;

    Onboardings(Participants participants, Plans plans, Programs programs, Clock clock) {
        this.participants = participants;
        this.plans = plans;
        this.programs = programs;
        this.clock = clock;
    }

    Book book() {
        return new Book(plans, programs, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    List<OnboardingView> of(Collection<String> memberIds) {
        var book = book();
        return participants.findAll(memberIds).stream()
                .flatMap(state -> state.tracks().stream().sorted(ORDER).map(way -> view(state, way, book)))
                .toList();
    }

    /** Each one that goes on still, in the order asked for. */
    List<OnboardingView> of(List<QueueEntry> entries) {
        var book = book();
        var states = participants.findAll(
                entries.stream().map(QueueEntry::memberId).distinct().toList());
        return entries.stream()
                .flatMap(entry -> states.stream()
                        .filter(state -> state.memberId().equals(entry.memberId()))
                        .flatMap(state -> state.way(entry.track()).map(way -> view(state, way, book)).stream()))
                .toList();
    }

    List<MissingStep> missing(Collection<String> memberIds, ProgramRole role) {
        var book = book();
        var known = participants.findAll(memberIds);
        var unknown = memberIds.stream()
                .distinct()
                .filter(id -> known.stream().noneMatch(state -> state.memberId().equals(id)))
                .map(id -> ParticipantState.of(null, id));
        return Stream.concat(known.stream(), unknown)
                .flatMap(state -> missing(state, role, book))
                .toList();
    }

    /** On the platform everybody is asked for what its plan asks for, whether they hold the role or not. */
    private static Stream<MissingStep> missing(ParticipantState state, ProgramRole role, Book book) {
        var platform = Track.platform(role);
        var nothing = new Way(platform, false, Instant.EPOCH, List.of());
        var ways = Stream.concat(
                Stream.of(state.way(platform).orElse(nothing)),
                state.tracks().stream()
                        .filter(way -> way.track().role() == role && way.track().programId() != null)
                        .sorted(Comparator.comparing(way -> way.track().toString())));
        return ways.filter(way -> !way.invited() && !book.page(way.track()).closed())
                .flatMap(way -> book.page(way.track()).plan().missing(state.facts(way, book.today())).stream()
                        .map(step -> missing(state, way.track(), step)));
    }

    private static MissingStep missing(ParticipantState state, Track track, OnboardingStep step) {
        return new MissingStep(state.memberId(), track.role(), programId(track), step.key(), step.kind(), step.title());
    }

    private static OnboardingView view(ParticipantState state, Way way, Book book) {
        var track = way.track();
        var page = book.page(track);
        var plan = page.plan();
        var facts = state.facts(way, book.today());
        var next = plan.next(facts).map(OnboardingStep::key).orElse(null);
        return new OnboardingView(
                OnboardingId.of(new MemberId(state.memberId()), track).value(),
                state.memberId(),
                track.role(),
                programId(track),
                plan.version(),
                plan.steps().stream()
                        .map(step -> step(step, step.state(plan.role(), facts), way.mark(step.key())))
                        .toList(),
                next,
                plan.percent(facts),
                way.invited(),
                way.invited() || page.closed() || plan.missing(facts).isEmpty(),
                next == null ? way.since() : page.reached(next, way.since()));
    }

    private static OnboardingStepView step(OnboardingStep step, StepState state, Optional<Mark> mark) {
        var done = mark.filter(it -> it.state() == StepState.DONE);
        return new OnboardingStepView(
                step.key(),
                step.kind(),
                step.title(),
                step.body(),
                step.url(),
                step.required(),
                step.documentKind(),
                step.purpose(),
                step.textVersion(),
                state,
                done.map(Mark::at).orElse(null),
                done.map(Mark::textVersion).orElse(null),
                mark.map(Mark::answer).orElse(null),
                state == StepState.OPEN ? mark.map(Mark::returnedBecause).orElse(null) : null);
    }

    private static @Nullable String programId(Track track) {
        var programId = track.programId();
        return programId == null ? null : programId.value();
    }
}
