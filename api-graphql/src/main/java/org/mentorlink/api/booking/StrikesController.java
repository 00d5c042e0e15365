package org.mentorlink.api.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.BookingActions.Action;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.StrikeDecision;
import org.mentorlink.booking.StrikeStatus;
import org.mentorlink.booking.StrikeView;
import org.mentorlink.booking.StrikesCommand.AppealStrike;
import org.mentorlink.booking.StrikesCommand.DecideStrike;
import org.mentorlink.booking.StrikesCommand.ResumeMentor;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.booking.StrikesPage;
import org.mentorlink.booking.StrikesQuery.FindStrikes;
import org.mentorlink.booking.StrikesQuery.ListAppealedStrikes;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Ids;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** L1: what members are counted for. */
@Controller
class StrikesController {

    private static final String APPEAL = "APPEAL_STRIKE";
    private static final String UPHOLD = "UPHOLD_STRIKE";
    private static final String WITHDRAW = "WITHDRAW_STRIKE";
    private static final String RESUME = "RESUME_MENTOR";

    private final Questions questions;
    private final Mutations mutations;
    private final Clock clock;

    StrikesController(Questions questions, Mutations mutations, Clock clock) {
        this.questions = questions;
        this.mutations = mutations;
        this.clock = clock;
    }

    record AppealStrikeInput(String bookingId, String reason) {}

    record DecideStrikeInput(String memberId, String bookingId, StrikeDecision decision, String reason) {}

    record ResumeMentorInput(String memberId, String reason) {}

    record StrikesPayload(
            @Nullable StrikesView strikes,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    StrikesView myStrikes(@ContextValue Viewer viewer) {
        return strikes(viewer.member());
    }

    @QueryMapping
    StrikesView strikes(@Argument String memberId) {
        return strikes(new MemberId(questions
                .get(new FindMember(memberId), MemberView.class, "member")
                .id()));
    }

    @QueryMapping
    Connection<StrikesView> appealedStrikes(@Argument @Nullable Integer first, @Argument @Nullable String after) {
        var page = questions.ask(new ListAppealedStrikes(Paging.byNumber(first, after)), StrikesPage.class);
        return Connection.of(
                page.strikes(), page.hasNext(), after, strikes -> Objects.requireNonNull(strikes.waitingPosition()));
    }

    @MutationMapping
    StrikesPayload appealStrike(@Argument AppealStrikeInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingForThemselves(),
                () -> new AppealStrike(known(viewer.id()), booking(input.bookingId()), input.reason()),
                () -> strikes(viewer.member()),
                StrikesPayload::new);
    }

    @MutationMapping
    StrikesPayload decideStrike(@Argument DecideStrikeInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.ADMIN),
                () -> new DecideStrike(
                        known(input.memberId()),
                        booking(input.bookingId()),
                        input.decision(),
                        viewer.member(),
                        input.reason()),
                () -> strikes(new MemberId(input.memberId())),
                StrikesPayload::new);
    }

    @MutationMapping
    StrikesPayload resumeMentor(@Argument ResumeMentorInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.ADMIN),
                () -> new ResumeMentor(known(input.memberId(), "memberId"), viewer.member(), input.reason()),
                () -> strikes(new MemberId(input.memberId())),
                StrikesPayload::new);
    }

    @SchemaMapping(typeName = "Strikes")
    @Nullable Instant blockedUntil(StrikesView strikes) {
        var until = strikes.blockedUntil();
        return until != null && clock.instant().isBefore(until) ? until : null;
    }

    @SchemaMapping(typeName = "Strikes")
    int counting(StrikesView strikes) {
        var now = clock.instant();
        return (int) strikes.strikes().stream()
                .filter(strike -> strike.blocksAt(now))
                .count();
    }

    @SchemaMapping(typeName = "Strike")
    boolean counts(StrikeView strike) {
        return strike.countsAt(clock.instant());
    }

    /** S4: admins end a pause, and nobody their own. */
    @SchemaMapping(typeName = "Strikes", field = "availableActions")
    List<Action> actionsOnAll(StrikesView strikes, @ContextValue Viewer viewer) {
        if (!viewer.isAdmin() || strikes.pausedSince() == null) {
            return List.of();
        }
        return List.of(viewer.is(strikes.memberId()) ? Action.no(RESUME, "OWN_PAUSE") : yes(RESUME));
    }

    /** S4: the reasons are the codes it would be refused with. */
    @SchemaMapping(typeName = "Strike")
    List<Action> availableActions(StrikeView strike, @ContextValue Viewer viewer) {
        if (viewer.is(strike.memberId())) {
            return List.of(appeal(strike));
        }
        if (!viewer.isAdmin()) {
            return List.of();
        }
        return !strike.isDecided() && isParty(strike.bookingId(), viewer)
                ? List.of(Action.no(UPHOLD, "OWN_SESSION"), Action.no(WITHDRAW, "OWN_SESSION"))
                : List.of(uphold(strike), withdraw(strike));
    }

    private boolean isParty(String bookingId, Viewer viewer) {
        var booking = questions.find(new FindBooking(bookingId), BookingView.class);
        return booking != null && booking.isParticipant(viewer.id());
    }

    private Action appeal(StrikeView strike) {
        if (strike.isDecided()) {
            return Action.no(APPEAL, "STRIKE_DECIDED");
        }
        return strike.status() == StrikeStatus.APPEALED
                ? Action.no(APPEAL, "ALREADY_APPEALED")
                : Action.until(clock.instant(), APPEAL, strike.appealUntil(), null, "APPEAL_WINDOW_OVER");
    }

    private static Action uphold(StrikeView strike) {
        if (strike.isDecided()) {
            return Action.no(UPHOLD, "STRIKE_DECIDED");
        }
        return strike.status() == StrikeStatus.APPEALED ? yes(UPHOLD) : Action.no(UPHOLD, "STRIKE_NOT_APPEALED");
    }

    private static Action withdraw(StrikeView strike) {
        return strike.isDecided() ? Action.no(WITHDRAW, "STRIKE_DECIDED") : yes(WITHDRAW);
    }

    private static Action yes(String action) {
        return new Action(action, true, null, null, null);
    }

    private StrikesId known(String memberId) {
        return known(memberId, "bookingId");
    }

    private StrikesId known(String memberId, String field) {
        if (!Ids.is(MemberId.PREFIX, memberId)
                || questions.find(
                                new FindStrikes(
                                        StrikesId.of(new MemberId(memberId)).value()),
                                StrikesView.class)
                        == null) {
            throw Mutations.notFound("strike", field);
        }
        return StrikesId.of(new MemberId(memberId));
    }

    private static BookingId booking(String id) {
        if (!Ids.is(BookingId.PREFIX, id)) {
            throw Mutations.notFound("strike", "bookingId");
        }
        return new BookingId(id);
    }

    /** Who never had any has none. */
    private StrikesView strikes(MemberId memberId) {
        var id = StrikesId.of(memberId).value();
        var found = questions.find(new FindStrikes(id), StrikesView.class);
        return found == null ? new StrikesView(id, memberId.value(), null, List.of()) : found;
    }
}
