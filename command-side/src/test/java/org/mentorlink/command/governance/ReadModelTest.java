package org.mentorlink.command.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Members.NOW;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.governance.ReadModelCommand;
import org.mentorlink.governance.ReadModelCommand.CancelRebuild;
import org.mentorlink.governance.ReadModelCommand.CompleteRebuild;
import org.mentorlink.governance.ReadModelCommand.RequestRebuild;
import org.mentorlink.governance.ReadModelEvent;
import org.mentorlink.governance.ReadModelEvent.RebuildCancelled;
import org.mentorlink.governance.ReadModelEvent.RebuildCompleted;
import org.mentorlink.governance.ReadModelEvent.RebuildRequested;
import org.mentorlink.governance.ReadModelId;
import org.mentorlink.governance.RebuildId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

class ReadModelTest {

    private static final ReadModelId BOOKINGS = ReadModelId.writtenBy("projection-bookings");
    private static final RebuildId FIRST = new RebuildId("rbd_first");
    private static final RebuildId SECOND = new RebuildId("rbd_second");
    private static final MemberId ADMIN = new MemberId("mbr_admin");
    private static final String REASON = "one booking is shown twice";
    private static final RebuildRequested REQUESTED =
            new RebuildRequested(BOOKINGS, FIRST, ADMIN, Personal.of(ADMIN, REASON));
    private static final RebuildCancelled CANCELLED = new RebuildCancelled(BOOKINGS, FIRST, ADMIN);
    private static final RebuildCompleted COMPLETED = new RebuildCompleted(BOOKINGS, FIRST, 41);

    @AfterAll
    static void every_command_and_event_of_a_read_model_was_in_a_scenario() {
        Scenario.assertAllUsed(ReadModelCommand.class, ReadModelEvent.class);
    }

    @Nested
    class Rebuilding {

        @Test
        void begins_with_who_and_why() {
            readModel().when(rebuild(FIRST, "  " + REASON + " ")).then(REQUESTED);
        }

        @Test
        void needs_no_reason() {
            readModel().when(rebuild(FIRST, " ")).then(new RebuildRequested(BOOKINGS, FIRST, ADMIN, null));
        }

        @Test
        void has_a_reason_of_a_thousand_characters_at_most() {
            readModel().when(rebuild(FIRST, "x".repeat(1_001))).refused("REASON_TOO_LONG", "input", "reason");
        }

        @Test
        void changes_nothing_twice() {
            readModel().given(REQUESTED).when(rebuild(FIRST, REASON)).nothing();
        }

        @Test
        void changes_nothing_twice_after_its_end() {
            readModel().given(REQUESTED, COMPLETED).when(rebuild(FIRST, REASON)).nothing();
        }

        @Test
        void is_one_at_a_time() {
            readModel().given(REQUESTED).when(rebuild(SECOND, null)).refused("REBUILD_RUNNING", "input", "name");
        }

        @Test
        void can_be_asked_for_again_once_it_is_over() {
            var again = new RebuildRequested(BOOKINGS, SECOND, ADMIN, null);
            readModel().given(REQUESTED, COMPLETED).when(rebuild(SECOND, null)).then(again);
            readModel().given(REQUESTED, CANCELLED).when(rebuild(SECOND, null)).then(again);
        }

        @ParameterizedTest
        @ValueSource(strings = {"projection-search", "projection-none"})
        void is_for_read_models_in_the_database(String processor) {
            readModel()
                    .when(new RequestRebuild(ReadModelId.writtenBy(processor), FIRST, ADMIN, null))
                    .refused("NOT_REBUILDABLE", "input", "name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"saga-booking", "worker-payment", "projection-", "projection-a b", ""})
        void is_never_for_what_has_effects(String processor) {
            assertThat(ReadModelId.isWrittenBy(processor)).isFalse();
            assertThatThrownBy(() -> ReadModelId.writtenBy(processor)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Cancelling {

        @Test
        void ends_it() {
            readModel().given(REQUESTED).when(cancel(FIRST)).then(CANCELLED);
        }

        @Test
        void changes_nothing_twice() {
            readModel().given(REQUESTED, CANCELLED).when(cancel(FIRST)).nothing();
        }

        @Test
        void comes_too_late_for_one_that_has_taken_over() {
            readModel().given(REQUESTED, COMPLETED).when(cancel(FIRST)).refused("REBUILD_OVER", "input", "rebuildId");
        }

        @Test
        void leaves_the_next_one_alone() {
            readModel()
                    .given(REQUESTED, CANCELLED, new RebuildRequested(BOOKINGS, SECOND, ADMIN, null))
                    .when(cancel(FIRST))
                    .refused("REBUILD_OVER", "input", "rebuildId");
        }

        @Test
        void is_refused_where_there_was_none() {
            readModel().when(cancel(FIRST)).refused("NOT_FOUND", "input", "readModelId");
        }
    }

    @Nested
    class Completing {

        @Test
        void ends_it() {
            readModel().given(REQUESTED).when(complete(FIRST)).then(COMPLETED);
        }

        @Test
        void changes_nothing_twice() {
            readModel().given(REQUESTED, COMPLETED).when(complete(FIRST)).nothing();
        }

        @Test
        void leaves_one_cancelled_that_was() {
            readModel().given(REQUESTED, CANCELLED).when(complete(FIRST)).nothing();
        }

        @Test
        void leaves_the_next_one_alone() {
            readModel()
                    .given(REQUESTED, CANCELLED, new RebuildRequested(BOOKINGS, SECOND, ADMIN, null))
                    .when(complete(FIRST))
                    .nothing();
        }
    }

    private static Scenario<ReadModel> readModel() {
        return new Scenario<>(ReadModel.class, NOW);
    }

    private static RequestRebuild rebuild(RebuildId rebuildId, @Nullable String reason) {
        return new RequestRebuild(BOOKINGS, rebuildId, ADMIN, reason);
    }

    private static CancelRebuild cancel(RebuildId rebuildId) {
        return new CancelRebuild(BOOKINGS, rebuildId, ADMIN);
    }

    private static CompleteRebuild complete(RebuildId rebuildId) {
        return new CompleteRebuild(BOOKINGS, rebuildId, 41);
    }
}
