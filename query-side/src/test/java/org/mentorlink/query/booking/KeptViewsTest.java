package org.mentorlink.query.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.PRICE;

import java.util.List;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.Party;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;

class KeptViewsTest {

    private static final String BOOKINGS = "projection-bookings";
    private static final String FIND = "find bookings";

    private final ReadSide side = new ReadSide();

    @BeforeEach
    void aBookingIsHeld() {
        Stories.held(Stories.community(side), BOOKING, PRICE);
        side.catchUp();
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void whatWasWrittenIsNotReadForTheNextEvent() {
        assertThat(checkingIn()).contains("update bookings").doesNotContain(FIND);
    }

    @Test
    void whatOthersMayHaveWrittenIsReadAgainWhenAProjectionStarts() {
        side.mongo()
                .getCollection("bookings")
                .updateOne(
                        new Document("_id", BOOKING.value()),
                        new Document("$set", new Document("view.topic", "theirs")));
        side.begins(BOOKINGS);

        assertThat(checkingIn()).contains(FIND);
        assertThat(topic()).isEqualTo("theirs");
    }

    @Test
    void whatIsClearedIsNotKept() {
        side.reset();

        assertThat(side.commandsDuring(side::catchUp)).contains(FIND);
    }

    @Test
    void whatWasToBeWrittenAndMayNotHaveBeenIsReadAgain() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        side.bean(Bookings.class)
                .fold(BOOKING.value(), new Seen("evt_lost", 1_000, 99, ReadSide.NOW, false), booking -> booking);
        unitOfWork.onPrepareCommit(committing -> side.bean(BatchedWrites.class).flush());
        unitOfWork.onCommit(committing -> {
            throw new IllegalStateException("the token is not stored");
        });
        assertThatThrownBy(unitOfWork::commit).hasMessage("the token is not stored");

        assertThat(checkingIn()).contains(FIND);
    }

    /** Where the store is this process's own. */
    @Nested
    class Alone {

        private final ReadSide side = ReadSide.alone();

        @BeforeEach
        void aBookingIsHeld() {
            Stories.held(Stories.community(side), BOOKING, PRICE);
            side.catchUp();
            side.begins(BOOKINGS);
        }

        @AfterEach
        void close() {
            side.close();
        }

        @Test
        void whatWasReadIsNotReadForTheNextWhoAsksNorForTheNextEvent() {
            assertThat(side.commandsDuring(this::ask)).contains(FIND);
            assertThat(side.commandsDuring(this::ask)).doesNotContain(FIND);
            side.store(BOOKING, new CheckedIn(BOOKING, Party.MENTEE));
            assertThat(side.commandsDuring(side::catchUp)).doesNotContain(FIND);
        }

        @Test
        void whatWasNotThereIsNotLookedForAgainAndIsFoundOnceItIs() {
            var other = new BookingId("bkg_other");
            assertThat(side.bean(Bookings.class).find(other.value())).isEmpty();
            assertThat(side.commandsDuring(() -> side.bean(Bookings.class).find(other.value())))
                    .doesNotContain(FIND);
            Stories.held(side, other, PRICE);
            side.catchUp();
            assertThat(side.bean(Bookings.class).find(other.value())).isPresent();
        }

        @Test
        void whatIsWrittenIsTold() {
            var before = ask().position();
            side.store(BOOKING, new CheckedIn(BOOKING, Party.MENTEE));
            side.catchUp();
            assertThat(ask().position()).isGreaterThan(before);
        }

        @Test
        void whatIsClearedIsGone() {
            ask();
            side.reset();
            assertThat(side.bean(Bookings.class).find(BOOKING.value())).isEmpty();
        }

        private BookingView ask() {
            return side.bean(Bookings.class).find(BOOKING.value()).orElseThrow();
        }
    }

    private List<String> checkingIn() {
        side.store(BOOKING, new CheckedIn(BOOKING, Party.MENTEE));
        return side.commandsDuring(side::catchUp);
    }

    private String topic() {
        return side.mongo()
                .getCollection("bookings")
                .find(new Document("_id", BOOKING.value()))
                .first()
                .get("view", Document.class)
                .getString("topic");
    }
}
