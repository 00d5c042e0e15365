package org.mentorlink.api.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.MONDAY_10H;
import static org.mentorlink.api.Views.PRICE;
import static org.mentorlink.api.Views.THANDI;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.api.booking.BookingActions.Action;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.Modality;

class SessionRequestActionsTest {

    private static final Instant ANSWER_BY = MONDAY_10H.minus(Duration.ofDays(1));
    private static final Instant LAPSES = MONDAY_10H.minus(Duration.ofHours(1));
    private static final Instant EARLY = MONDAY_10H.minus(Duration.ofDays(3));
    private static final Viewer MENTEE = new Viewer(LERATO, Set.of(Role.MENTEE));
    private static final Viewer MENTOR = new Viewer(THANDI, Set.of(Role.MENTOR));

    @Test
    void the_mentor_proposes_a_time_until_the_request_has_to_be_answered() {
        var asked = request(SessionRequestStatus.OPEN);
        assertThat(actions(asked, MENTOR, ANSWER_BY.minusMillis(1)))
                .containsExactly(
                        new Action("PROPOSE_TIME", true, ANSWER_BY, null, null),
                        new Action("END", true, null, null, null));
        assertThat(actions(asked, MENTOR, ANSWER_BY))
                .contains(new Action("PROPOSE_TIME", false, null, null, "SESSION_REQUEST_OVER"));
        assertThat(actions(request(SessionRequestStatus.OPEN, ProposalState.OPEN), MENTOR, ANSWER_BY))
                .contains(new Action("PROPOSE_TIME", false, null, null, "TOO_LATE_TO_PROPOSE"));
        assertThat(actions(asked, MENTEE, EARLY)).containsExactly(new Action("END", true, null, null, null));
    }

    @Test
    void a_proposed_time_is_accepted_or_declined_by_the_mentee_and_taken_back_by_the_mentor() {
        var proposed = request(SessionRequestStatus.OPEN, ProposalState.OPEN);
        assertThat(actions(proposed, MENTEE, LAPSES.minusMillis(1)))
                .containsExactly(
                        new Action("ACCEPT_PROPOSAL", true, LAPSES, PRICE, null),
                        new Action("DECLINE_PROPOSAL", true, LAPSES, null, null),
                        new Action("END", true, null, null, null));
        assertThat(actions(proposed, MENTEE, LAPSES))
                .contains(new Action("ACCEPT_PROPOSAL", false, null, null, "PROPOSAL_EXPIRED"));
        assertThat(actions(proposed, MENTOR, EARLY))
                .contains(new Action("WITHDRAW_PROPOSAL", true, LAPSES, null, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESERVING", "DECLINED", "EXPIRED"})
    void a_time_that_is_not_open_waits_for_nobody(ProposalState state) {
        assertThat(actions(request(SessionRequestStatus.OPEN, state), MENTEE, EARLY))
                .containsExactly(new Action("END", true, null, null, null));
    }

    @ParameterizedTest
    @EnumSource(names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
    void what_is_over_stays_so(SessionRequestStatus status) {
        assertThat(actions(request(status), MENTOR, EARLY))
                .containsExactly(
                        new Action("PROPOSE_TIME", false, null, null, "SESSION_REQUEST_OVER"),
                        new Action("END", false, null, null, "SESSION_REQUEST_OVER"));
    }

    @Test
    void others_do_nothing() {
        var staff = new Viewer(ADMIN, Set.of(Role.ADMIN));
        assertThat(actions(request(SessionRequestStatus.OPEN), staff, EARLY)).isEmpty();
    }

    private static List<Action> actions(SessionRequestView request, Viewer viewer, Instant at) {
        return new SessionRequestActions(request, viewer, at).all();
    }

    private static SessionRequestView request(SessionRequestStatus status) {
        return request(status, List.of());
    }

    private static SessionRequestView request(SessionRequestStatus status, ProposalState proposed) {
        return request(
                status,
                List.of(new ProposalView(
                        "prp_one",
                        Party.MENTOR,
                        MONDAY_10H,
                        MONDAY_10H.plus(Duration.ofHours(1)),
                        null,
                        proposed,
                        EARLY,
                        LAPSES,
                        false,
                        null,
                        null,
                        null)));
    }

    private static SessionRequestView request(SessionRequestStatus status, List<ProposalView> proposals) {
        return new SessionRequestView(
                "srq_one",
                "bkg_one",
                "mtr_thandi",
                THANDI,
                LERATO,
                "Compilers",
                null,
                Modality.VIDEO,
                null,
                Duration.ofHours(1),
                PRICE,
                CancellationPolicy.STANDARD,
                status,
                EARLY,
                ANSWER_BY,
                null,
                proposals,
                null,
                1);
    }
}
