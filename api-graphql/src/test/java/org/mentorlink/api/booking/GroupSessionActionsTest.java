package org.mentorlink.api.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.MONDAY_10H;
import static org.mentorlink.api.Views.PRICE;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.api.booking.BookingActions.Action;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.GroupSessionKind;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.GroupSessionView.Offer;
import org.mentorlink.booking.GroupSessionView.Seat;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Settings;

class GroupSessionActionsTest {

    private static final Instant DAY_BEFORE = MONDAY_10H.minus(Duration.ofDays(1));
    private static final Instant END = MONDAY_10H.plus(Duration.ofHours(1));
    private static final Viewer MENTEE = new Viewer(LERATO, Set.of(Role.MENTEE));
    private static final Viewer MENTOR = new Viewer(THANDI, Set.of(Role.MENTOR));
    private static final Viewer STAFF = new Viewer(ADMIN, Set.of(Role.ADMIN));
    private static final Seat TAKEN = new Seat("bkg_sam", SAM, true);

    @Nested
    class ASeat {

        @Test
        void is_taken_by_whoever_has_none_until_the_start() {
            var free = session(GroupSessionStatus.OPEN, List.of(), List.of(), List.of());
            assertThat(action("TAKE_SEAT", free, MENTEE, MONDAY_10H.minusMillis(1)))
                    .isEqualTo(new Action("TAKE_SEAT", true, MONDAY_10H, PRICE, null));
            assertThat(action("TAKE_SEAT", free, MENTEE, MONDAY_10H).reason()).isEqualTo("GROUP_SESSION_CLOSED");
            assertThat(action("JOIN_WAITING_LIST", free, MENTEE, DAY_BEFORE).reason())
                    .isEqualTo("SEATS_FREE");
            assertThat(names(free, MENTOR)).doesNotContain("TAKE_SEAT", "JOIN_WAITING_LIST");
            assertThat(names(free, Viewer.ANONYMOUS)).isEmpty();
        }

        @Test
        void is_not_taken_by_whom_something_else_keeps_from_any() {
            var free = session(GroupSessionStatus.OPEN, List.of(), List.of(), List.of());
            assertThat(new GroupSessionActions(free, MENTEE, DAY_BEFORE, "BOOKING_BLOCKED").all())
                    .contains(Action.no("TAKE_SEAT", "BOOKING_BLOCKED"));
            assertThat(new GroupSessionActions(free, MENTOR, DAY_BEFORE, "BOOKING_BLOCKED").all())
                    .noneMatch(action -> "BOOKING_BLOCKED".equals(action.reason()));
        }

        @Test
        void is_waited_for_where_all_are_taken() {
            var full = session(GroupSessionStatus.OPEN, List.of(TAKEN), List.of(), List.of());
            assertThat(action("TAKE_SEAT", full, MENTEE, DAY_BEFORE).reason()).isEqualTo("SEATS_TAKEN");
            assertThat(action("JOIN_WAITING_LIST", full, MENTEE, DAY_BEFORE))
                    .isEqualTo(new Action("JOIN_WAITING_LIST", true, MONDAY_10H, null, null));
            var crowd = Collections.nCopies(Settings.WAITING_LIST, "mbr_other");
            assertThat(action(
                                    "JOIN_WAITING_LIST",
                                    session(GroupSessionStatus.OPEN, List.of(TAKEN), crowd, List.of()),
                                    MENTEE,
                                    DAY_BEFORE)
                            .reason())
                    .isEqualTo("WAITING_LIST_FULL");
            var inLine = session(GroupSessionStatus.OPEN, List.of(TAKEN), List.of(LERATO), List.of());
            assertThat(names(inLine, MENTEE)).containsExactly("TAKE_SEAT", "LEAVE_WAITING_LIST");
        }

        @Test
        void that_is_offered_is_taken_until_the_offer_lapses() {
            var until = DAY_BEFORE.plus(Duration.ofHours(2));
            var offered = session(GroupSessionStatus.OPEN, List.of(), List.of(), List.of(new Offer(LERATO, until)));
            assertThat(action("TAKE_SEAT", offered, MENTEE, until.minusMillis(1)))
                    .isEqualTo(new Action("TAKE_SEAT", true, until, PRICE, null));
            assertThat(action("TAKE_SEAT", offered, MENTEE, until).reason()).isEqualTo("SEATS_TAKEN");
            assertThat(action("TAKE_SEAT", offered, new Viewer(SAM, Set.of(Role.MENTEE)), DAY_BEFORE)
                            .reason())
                    .isEqualTo("SEATS_TAKEN");
        }

        @Test
        void is_one_for_each() {
            var mine =
                    session(GroupSessionStatus.OPEN, List.of(new Seat("bkg_one", LERATO, true)), List.of(), List.of());
            assertThat(action("TAKE_SEAT", mine, MENTEE, DAY_BEFORE).reason()).isEqualTo("SEAT_HELD_ALREADY");
            assertThat(action("JOIN_WAITING_LIST", mine, MENTEE, DAY_BEFORE).reason())
                    .isEqualTo("SEAT_HELD_ALREADY");
        }

        @ParameterizedTest
        @EnumSource(names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
        void is_there_in_open_sessions_only(GroupSessionStatus status) {
            var closed = session(status, List.of(), List.of(), List.of());
            assertThat(action("TAKE_SEAT", closed, MENTEE, DAY_BEFORE).reason()).isEqualTo("GROUP_SESSION_CLOSED");
            assertThat(action("JOIN_WAITING_LIST", closed, MENTEE, DAY_BEFORE).reason())
                    .isEqualTo("GROUP_SESSION_CLOSED");
        }
    }

    @Nested
    class TheMentor {

        private final GroupSessionView open = session(GroupSessionStatus.OPEN, List.of(), List.of(), List.of());

        @Test
        void calls_it_off_until_the_start_as_admins_do() {
            for (var viewer : List.of(MENTOR, STAFF)) {
                assertThat(action("CANCEL", open, viewer, MONDAY_10H.minusMillis(1)))
                        .isEqualTo(new Action("CANCEL", true, MONDAY_10H, null, null));
                assertThat(action("CANCEL", open, viewer, MONDAY_10H).reason()).isEqualTo("SESSION_STARTED");
            }
            assertThat(names(open, MENTEE)).doesNotContain("CANCEL");
        }

        @ParameterizedTest
        @EnumSource(names = {"REFUSED", "CANCELLED", "ENDED"})
        void calls_off_only_what_is_to_come(GroupSessionStatus status) {
            var over = session(status, List.of(), List.of(), List.of());
            assertThat(action("CANCEL", over, MENTOR, DAY_BEFORE).reason()).isEqualTo("GROUP_SESSION_NOT_CANCELLABLE");
            assertThat(action("CHECK_IN", over, MENTOR, MONDAY_10H).reason()).isEqualTo("GROUP_SESSION_NOT_OPEN");
            assertThat(action("SET_MEETING_LINK", over, MENTOR, DAY_BEFORE).reason())
                    .isEqualTo("GROUP_SESSION_NOT_OPEN");
        }

        @Test
        void checks_in_from_half_an_hour_before_to_the_end() {
            var opens = MONDAY_10H.minus(Settings.CHECK_IN_OPENS);
            assertThat(action("CHECK_IN", open, MENTOR, opens.minusMillis(1)))
                    .isEqualTo(new Action("CHECK_IN", false, opens, null, "CHECK_IN_NOT_OPEN"));
            assertThat(action("CHECK_IN", open, MENTOR, opens))
                    .isEqualTo(new Action("CHECK_IN", true, END, null, null));
            assertThat(action("CHECK_IN", open, MENTOR, END).reason()).isEqualTo("CHECK_IN_CLOSED");
            assertThat(action("CHECK_IN", there(), MENTOR, opens).reason()).isEqualTo("ALREADY_CHECKED_IN");
        }

        @Test
        void says_where_it_is_until_the_end() {
            assertThat(action("SET_MEETING_LINK", open, MENTOR, END.minusMillis(1)))
                    .isEqualTo(new Action("SET_MEETING_LINK", true, END, null, null));
            assertThat(action("SET_MEETING_LINK", open, MENTOR, END).reason()).isEqualTo("GROUP_SESSION_NOT_OPEN");
            assertThat(names(open, STAFF)).doesNotContain("SET_MEETING_LINK");
        }

        @Test
        void says_where_it_is_so_many_times() {
            assertThat(action("SET_MEETING_LINK", linked(Settings.LINK_CHANGES - 1), MENTOR, DAY_BEFORE)
                            .allowed())
                    .isTrue();
            assertThat(action("SET_MEETING_LINK", linked(Settings.LINK_CHANGES), MENTOR, DAY_BEFORE)
                            .reason())
                    .isEqualTo("LINK_CHANGED_TOO_OFTEN");
        }

        @Test
        void takes_it_back_where_there_is_one_however_often_it_changed() {
            assertThat(names(open, MENTOR)).doesNotContain("REMOVE_MEETING_LINK");
        }

        private static GroupSessionView linked(int changes) {
            return session(GroupSessionStatus.OPEN, List.of(), List.of(), List.of(), null, changes);
        }
    }

    private static Action action(String name, GroupSessionView session, Viewer viewer, Instant at) {
        return new GroupSessionActions(session, viewer, at, null)
                .all().stream()
                        .filter(action -> action.action().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> names(GroupSessionView session, Viewer viewer) {
        return new GroupSessionActions(session, viewer, DAY_BEFORE, null)
                .all().stream().map(Action::action).toList();
    }

    private static GroupSessionView session(
            GroupSessionStatus status, List<Seat> taken, List<String> waiting, List<Offer> offers) {
        return session(status, taken, waiting, offers, null);
    }

    private static GroupSessionView there() {
        return session(GroupSessionStatus.OPEN, List.of(), List.of(), List.of(), DAY_BEFORE);
    }

    /** Of one seat. */
    private static GroupSessionView session(
            GroupSessionStatus status,
            List<Seat> taken,
            List<String> waiting,
            List<Offer> offers,
            @Nullable Instant mentorCheckedInAt) {
        return session(status, taken, waiting, offers, mentorCheckedInAt, 0);
    }

    private static GroupSessionView session(
            GroupSessionStatus status,
            List<Seat> taken,
            List<String> waiting,
            List<Offer> offers,
            @Nullable Instant mentorCheckedInAt,
            int linkChanges) {
        return new GroupSessionView(
                "grp_one",
                "mtr_thandi",
                THANDI,
                GroupSessionKind.WORKSHOP,
                "Compilers",
                null,
                status,
                MONDAY_10H,
                END,
                1,
                PRICE,
                Modality.VIDEO,
                CancellationPolicy.STANDARD,
                null,
                null,
                null,
                mentorCheckedInAt,
                taken,
                waiting,
                offers,
                null,
                linkChanges,
                1,
                1);
    }
}
