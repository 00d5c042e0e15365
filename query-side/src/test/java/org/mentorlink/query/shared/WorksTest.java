package org.mentorlink.query.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.WorkQuery.FindWorkProgress;
import org.mentorlink.shared.WorkQuery.StopWork;
import org.mentorlink.shared.WorkQuery.WorkProgress;
import org.mentorlink.shared.WorkQuery.WorkStage;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Two processes: who is asked is often not who works on it. */
class WorksTest {

    private static final String WORK = "wrk_one";

    private final ReadSide side = new ReadSide();
    private final Works here = process();
    private final Works elsewhere = process();

    @AfterEach
    void close() {
        side.close();
    }

    private Works process() {
        return new Works(side.bean(MongoTemplate.class), side.bean(Clock.class), Duration.ZERO);
    }

    @Test
    void anotherProcessTellsHowFarItIsAndForgetsItWhenItIsOver() {
        try (var work = here.begin(WORK)) {
            assertThat(elsewhere.handle(new FindWorkProgress(WORK))).isNull();
            work.reached(WorkStage.GATEWAY, 7, null);
            assertThat(elsewhere.handle(new FindWorkProgress(WORK)))
                    .isEqualTo(new WorkProgress(WorkStage.GATEWAY, 7, null));
            work.reached(WorkStage.LEDGER, 8, 9L);
            assertThat(elsewhere.handle(new FindWorkProgress(WORK)))
                    .isEqualTo(new WorkProgress(WorkStage.LEDGER, 8, 9L));
        }
        assertThat(elsewhere.handle(new FindWorkProgress(WORK))).isNull();
    }

    @Test
    void anotherProcessStopsIt() {
        try (var work = here.begin(WORK)) {
            work.reached(WorkStage.TRAIL, 1, null);
            assertThat(elsewhere.handle(new StopWork(WORK)).found()).isTrue();
            assertThatThrownBy(() -> work.reached(WorkStage.TRAIL, 2, null)).isInstanceOf(CancellationException.class);
            assertThatThrownBy(work::checkWanted).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void oneThatIsStoppedBeforeItsProcessHasBegunItDoesNotBegin() {
        assertThat(elsewhere.handle(new StopWork(WORK)).found()).isFalse();
        try (var work = here.begin(WORK)) {
            assertThatThrownBy(work::checkWanted).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void othersGoOn() {
        try (var work = here.begin(WORK);
                var other = here.begin("wrk_two")) {
            elsewhere.handle(new StopWork("wrk_two"));
            work.reached(WorkStage.TRAIL, 1, null);
            assertThatThrownBy(other::checkWanted).isInstanceOf(CancellationException.class);
        }
    }
}
