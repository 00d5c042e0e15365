package org.mentorlink.command.communication;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.communication.Texts.Text;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.program.OnboardingPlanView;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ParticipantEvent.EvidenceNoted;
import org.mentorlink.program.ParticipantEvent.MemberEnrolled;
import org.mentorlink.program.ParticipantEvent.OnboardingMet;
import org.mentorlink.program.ParticipantEvent.StepPassed;
import org.mentorlink.program.ParticipantEvent.StepReturned;
import org.mentorlink.program.ParticipantEvent.StepSubmitted;
import org.mentorlink.program.ProgramQuery.FindOnboardingPlan;
import org.mentorlink.program.ProgramQuery.FindProgram;
import org.mentorlink.program.ProgramQuery.FindProgramStaff;
import org.mentorlink.program.ProgramStaff;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.Reached;
import org.springframework.stereotype.Component;

/**
 * Welcomes members in each role, asks those whom others enrol, and tells staff of the milestones of an onboarding: everything that matters is done, or a
 * step waits for them. Where a read model has not seen it yet the event is handled again; the outbox sends each message
 * once.
 */
@Component
@ProcessingGroup("worker-notification")
@DisallowReplay
class OnboardingNotifications {

    private static final long PATIENCE_MILLIS = 5_000;

    private final QueryGateway queries;
    private final Outbox outbox;

    OnboardingNotifications(QueryGateway queries, Outbox outbox) {
        this.queries = queries;
        this.outbox = outbox;
    }

    /** The role comes right after the registration, often before the read model has seen either. */
    @EventHandler
    void on(RoleGranted event, @MessageIdentifier String eventId, @Timestamp Instant at, TrackingToken token) {
        if (event.role() != Role.MENTOR && event.role() != Role.MENTEE) {
            return;
        }
        var find = new FindMember(event.memberId().value());
        var member = ask(find, MemberView.class);
        if (member == null) {
            ask(new AwaitPosition(token.position().orElse(0), PATIENCE_MILLIS), Reached.class);
            member = ask(find, MemberView.class);
        }
        var known = seen(member);
        send(known, OnboardingTexts.welcome(event.role(), known.firstName()), eventId, at);
    }

    /** Whom others enrol is asked. */
    @EventHandler
    void on(MemberEnrolled event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        if (Boolean.TRUE.equals(event.invited())) {
            var where = where(new Track(event.role(), event.programId()));
            tell(event.memberId(), OnboardingTexts.invited(where), eventId, at);
        }
    }

    @EventHandler
    void on(OnboardingMet event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellStaff(programId(event.track()), OnboardingTexts.met(where(event.track())), eventId, at);
    }

    @EventHandler
    void on(StepSubmitted event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var title = title(event.track(), event.step());
        tellStaff(programId(event.track()), OnboardingTexts.submitted(title, where(event.track())), eventId, at);
    }

    /** Documents are for admins of the platform to look at, whichever program asks for them. */
    @EventHandler
    void on(EvidenceNoted event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        if (event.state() == StepState.WAITING_FOR_REVIEW) {
            tellStaff(null, OnboardingTexts.documentSubmitted(), eventId, at);
        }
    }

    @EventHandler
    void on(StepPassed event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), OnboardingTexts.passed(title(event.track(), event.step())), eventId, at);
    }

    @EventHandler
    void on(StepReturned event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), OnboardingTexts.returned(title(event.track(), event.step())), eventId, at);
    }

    /** @param programId absent for the platform itself */
    private void tellStaff(@Nullable String programId, Text text, String eventId, Instant at) {
        var staff = seen(ask(new FindProgramStaff(programId), ProgramStaff.class));
        Everyone.of(staff.memberIds(), memberId -> {
            var member = seen(ask(new FindMember(memberId), MemberView.class));
            if (member.status().maySignIn()) {
                send(member, text, eventId, at);
            }
        });
    }

    private void tell(MemberId memberId, Text text, String eventId, Instant at) {
        send(seen(ask(new FindMember(memberId.value()), MemberView.class)), text, eventId, at);
    }

    /** Nobody writes to an erased member, who has no address any more. */
    private void send(MemberView member, Text text, String eventId, Instant at) {
        var address = member.email();
        if (address != null) {
            outbox.send(new Message(
                    eventId, new MemberId(member.id()), Message.EMAIL, address, text.subject(), text.body(), null, at));
        }
    }

    private String where(Track track) {
        var programId = programId(track);
        return OnboardingTexts.where(
                track.role().name(),
                programId == null
                        ? null
                        : seen(ask(new FindProgram(programId), ProgramView.class))
                                .name());
    }

    /** Of a step that the plan has no longer, its key. */
    private String title(Track track, String step) {
        return seen(ask(new FindOnboardingPlan(track), OnboardingPlanView.class)).steps().stream()
                .filter(one -> one.key().equals(step))
                .map(OnboardingStep::title)
                .findFirst()
                .orElse(step);
    }

    private static @Nullable String programId(Track track) {
        var programId = track.programId();
        return programId == null ? null : programId.value();
    }

    private <T> @Nullable T ask(Object query, Class<T> answer) {
        return queries.query(query, answer).orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static <T> T seen(@Nullable T view) {
        if (view == null) {
            throw new IllegalStateException("not seen by the read models yet");
        }
        return view;
    }
}
