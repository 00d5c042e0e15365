package org.mentorlink.query.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.PRICE;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.FindHead;
import org.mentorlink.shared.PositionQuery.Reached;

class PositionQueriesTest {

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void theHeadOfAnEmptyLogIsBeforeItsFirstPosition() {
        assertThat(side.ask(new FindHead(), Reached.class)).isEqualTo(new Reached(-1));

        side.store(BOOKING, Stories.requested(BOOKING, PRICE));
        assertThat(side.ask(new FindHead(), Reached.class)).isEqualTo(new Reached(0));
    }

    @Test
    void waitsUntilTheLastProjectionHasSeenThePosition() throws Exception {
        var positions = side.bean(ReadPositions.class);
        var answer = CompletableFuture.supplyAsync(() -> await(7, 10_000));
        positions.written("projection-community", 9);
        positions.written("projection-bookings", 7);
        positions.written("projection-ledger", 8);
        positions.written("projection-search", 8);
        positions.written("projection-members-list", 8);
        assertThat(answer).isNotDone();

        positions.written("projection-audit", 7);
        assertThat(answer.get()).isEqualTo(new Reached(7));
    }

    @Test
    void aReaderThatIsNotAProjectionIsNotWaitedFor() {
        var positions = side.bean(ReadPositions.class);
        positions.written("worker-payment", 99);
        assertThat(await(0, 0)).isEqualTo(new Reached(-1));
    }

    @Test
    void answersHowFarItGotAfterATimeOut() {
        side.store(BOOKING, Stories.requested(BOOKING, PRICE)).catchUp();

        var start = System.nanoTime();
        assertThat(await(5, 50)).isEqualTo(new Reached(0));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    private Reached await(long position, long timeoutMillis) {
        return side.ask(new AwaitPosition(position, timeoutMillis), Reached.class);
    }
}
