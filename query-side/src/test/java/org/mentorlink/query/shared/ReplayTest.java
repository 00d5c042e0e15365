package org.mentorlink.query.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.PRICE;

import java.util.List;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.governance.StepEvent.StepParked;
import org.mentorlink.governance.StepEvent.StepResolved;
import org.mentorlink.governance.StepId;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;

class ReplayTest {

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void oneBatchOrManyMakeTheSameModels() {
        story().catchUp();
        var atOnce = side.documents();

        assertThat(side.reset().documents().values())
                .allSatisfy(collection -> assertThat(collection).isEmpty());
        side.catchUp(1);

        assertThat(side.documents()).isEqualTo(atOnce);
        side.reset().catchUp(3);
        assertThat(side.documents()).isEqualTo(atOnce);
    }

    @Test
    void applyingAnEventTwiceChangesNothing() {
        story().catchUp();
        var once = side.documents();

        side.rewind().catchUp();
        assertThat(side.documents()).isEqualTo(once);
        side.rewind().catchUp(1);
        assertThat(side.documents()).isEqualTo(once);
    }

    @Test
    void anOldEventDeliveredAgainDoesNotTakeAModelBack() {
        story().catchUp();
        var once = side.documents();

        side.rewind().deliverFirst(8);
        assertThat(side.documents()).isEqualTo(once);
    }

    @Test
    void aBatchWritesEachCollectionOnce() {
        story().catchUp();
        var commands = side.commandsDuring(() -> side.reset().catchUp());

        assertThat(commands.stream().filter(command -> command.equals("update bookings")))
                .hasSize(1);
        assertThat(commands.stream().filter(command -> command.equals("update audit")))
                .hasSize(1);
    }

    @Test
    void nothingIsWrittenByABatchThatFails() {
        story();
        var before = side.documents();
        var messages = side.newMessages();
        var unitOfWork = DefaultUnitOfWork.startAndGet(messages.getFirst());
        side.handlers().forEach(handler -> handle(handler, messages));
        unitOfWork.rollback();
        side.bean(BatchedWrites.class).flush();

        assertThat(side.documents()).isEqualTo(before);
    }

    private static void handle(AnnotationEventHandlerAdapter handler, List<? extends EventMessage<?>> messages) {
        for (var message : messages) {
            try {
                handler.handle(message);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private ReadSide story() {
        var step = StepId.of("bkg_1", "ReleaseTime");
        Stories.held(Stories.community(side), BOOKING, PRICE);
        return side.store(
                step, new StepParked(step, "bkg_1", "ReleaseTime", "{}", "timeout", 1), new StepResolved(step));
    }
}
