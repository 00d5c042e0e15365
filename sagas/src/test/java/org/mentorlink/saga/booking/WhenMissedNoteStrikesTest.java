package org.mentorlink.saga.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Members.BARBARA;

import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingCommand.NoteStrikes;
import org.mentorlink.booking.BookingCommand.WithdrawStrikes;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

class WhenMissedNoteStrikesTest {

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final AnnotationEventHandlerAdapter handler =
            new AnnotationEventHandlerAdapter(new WhenMissedNoteStrikes(new ProcessSteps(
                    DefaultCommandGateway.builder().commandBus(bus).build(), retry -> {}, Duration.ofSeconds(5))));

    @Test
    void notes_what_was_missed_and_what_a_dispute_found() throws Exception {
        assertThat(sentOn(new NoShowRecorded(BOOKING, Absent.MENTOR))).containsExactly(new NoteStrikes(BOOKING));
        assertThat(sentOn(new BookingCancelled(BOOKING, CancelledBy.MENTEE, true, null)))
                .hasSize(2)
                .last()
                .isEqualTo(new NoteStrikes(BOOKING));
        assertThat(sentOn(new DisputeResolved(
                        BOOKING,
                        DisputeId.of(BOOKING),
                        DisputeDecision.REFUND,
                        Personal.of(BARBARA, "x"),
                        BARBARA,
                        null)))
                .hasSize(3)
                .last()
                .as("what was missed before anybody was counted is not noted now")
                .isEqualTo(new WithdrawStrikes(BOOKING));
    }

    @Test
    void asks_nothing_for_a_cancellation_in_time() throws Exception {
        assertThat(sentOn(new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null)))
                .isEmpty();
    }

    @Test
    void parks_what_fails_for_good() throws Exception {
        bus.setCallbackBehavior((command, metaData) -> {
            if (command instanceof NoteStrikes) {
                throw Refused.because("NOT_FOUND", "There is nothing of that id.");
            }
            return null;
        });

        assertThat(sentOn(new NoShowRecorded(BOOKING, Absent.MENTEE)).getLast())
                .isInstanceOfSatisfying(ParkStep.class, step -> {
                    assertThat(step.processId()).isEqualTo(BOOKING.value());
                    assertThat(step.commandType()).isEqualTo(NoteStrikes.class.getName());
                });
    }

    @Test
    void never_does_so_in_a_replay() {
        assertThat(handler.supportsReset()).isFalse();
        assertThat(WhenMissedNoteStrikes.class
                        .getAnnotation(ProcessingGroup.class)
                        .value())
                .isEqualTo("worker-strikes");
    }

    private List<Object> sentOn(BookingEvent event) throws Exception {
        handler.handle(GenericEventMessage.asEventMessage(event));
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }
}
