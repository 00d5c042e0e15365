package org.mentorlink.app.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingCommand.ReportChargeback;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.Party;
import org.mentorlink.command.booking.Offer;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.Offering;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/**
 * I6 under any interleaving: requests with a time and without, proposals both ways, answers, withdrawals, cancellations, check-ins, lapsing holds
 * and a bank whose answers get lost, in any order and with crashes in between. One thread and one seed decide the order, so
 * a story that fails can be told again: {@code -Dstories.seed=<seed> -Dstories=1}.
 */
class InterleavingTest {

    /** Always the same, so that what was green stays green; to look further, give another. */
    private static final long SEED = 2026;

    static final Money HOURLY_RATE = Money.of(35_000, "ZAR");

    /** Dearer than the hour, cheaper, and as dear but shorter; none of them can be divided by four. */
    static final List<Offering> OFFERINGS = List.of(
            offering("off_long", 120, 61_003), offering("off_short", 30, 12_501), offering("off_even", 30, 35_000));

    /** How often money goes back by itself in a story, at most. */
    private static final int QUARRELS = 4;

    private static final int STORIES = Integer.getInteger("stories", 10_000);

    @Test
    void nobody_is_booked_twice_and_nothing_is_left_over() {
        var seed = Long.getLong("stories.seed", SEED);
        var world = new World(InterleavingTest::offerOf, UnaryOperator.identity());
        Map<String, Integer> seen = new TreeMap<>();
        Map<String, Integer> refusals = new TreeMap<>();
        var events = 0L;
        for (var number = 0; number < STORIES; number++) {
            var story = new Story(world, new Random(seed + number));
            try {
                story.tell();
            } catch (Throwable failure) {
                throw new AssertionError(
                        "-Dstories.seed=" + (seed + number) + " -Dstories=1\n" + String.join("\n", world.told()),
                        failure);
            }
            events += world.events();
            world.model.seen.forEach((how, times) -> seen.merge(how, times, Integer::sum));
            story.refusals.forEach((code, times) -> refusals.merge(code, times, Integer::sum));
        }
        System.out.println("interleavings: -Dstories.seed=" + seed + " -Dstories=" + STORIES + ": " + events
                + " events, ended " + seen + ", refused " + refusals);
        if (STORIES >= 1_000) {
            assertThat(seen)
                    .containsKeys(
                            "COMPLETED",
                            "CANCELLED_BY_MENTEE",
                            "CANCELLED_BY_MENTOR",
                            "EXPIRED_HOLD",
                            "EXPIRED_CONFIRMATION",
                            "MENTEE_BUSY",
                            "MENTOR_DECLINED",
                            "NO_SHOW_BOTH",
                            "NO_SHOW_MENTEE",
                            "NO_SHOW_MENTOR",
                            "PAYMENT_FAILED",
                            "SLOT_TAKEN",
                            "PROPOSAL_ACCEPTED",
                            "PROPOSAL_DECLINED",
                            "PROPOSAL_EXPIRED",
                            "PROPOSAL_MENTEE_BUSY",
                            "PROPOSAL_MOVED",
                            "PROPOSAL_REPLACED",
                            "PROPOSAL_SLOT_TAKEN",
                            "PROPOSAL_WITHDRAWN",
                            "PROPOSAL_PAYMENT_FAILED",
                            "DEARER",
                            "CHEAPER",
                            "AS_DEAR",
                            "REQUEST_DECLINED",
                            "REQUEST_EXPIRED",
                            "REQUEST_WITHDRAWN");
        }
    }

    /** Banks and staff do what no process has asked for, at any time: the money is where it belongs all the same. */
    @Test
    void money_that_goes_back_by_itself_leaves_nothing_held() {
        var seed = Long.getLong("stories.seed", SEED);
        var world = new World(InterleavingTest::offerOf, UnaryOperator.identity());
        Map<String, Integer> seen = new TreeMap<>();
        for (var number = 0; number < STORIES / 4; number++) {
            var story = new Story(world, new Random(seed + number), QUARRELS);
            try {
                story.tell();
            } catch (Throwable failure) {
                throw new AssertionError(
                        "-Dstories.seed=" + (seed + number) + " -Dstories=4\n" + String.join("\n", world.told()),
                        failure);
            }
            story.quarrels.seen.forEach((how, times) -> seen.merge(how, times, Integer::sum));
            world.model.seen.forEach((how, times) -> seen.merge(how, times, Integer::sum));
        }
        System.out.println("quarrels: -Dstories.seed=" + seed + ", " + STORIES / 4 + " stories: " + seen);
        if (STORIES >= 10_000) {
            assertThat(seen)
                    .containsKeys(
                            "ALL",
                            "LESS",
                            "MORE",
                            "AFTER_REFUND",
                            "OTHER_CURRENCY",
                            "GIVEN_BACK",
                            "REFUND_FAILED",
                            "TRIED_AGAIN",
                            "DISPUTE_REFUND",
                            "DISPUTE_RELEASE",
                            "DISPUTE_SPLIT");
        }
    }

    /** As if the booking were told another amount than the gateway took. */
    @Test
    void a_chargeback_of_another_amount_would_be_found() {
        assertFound(QUARRELS, "kept of ", command -> command instanceof ReportChargeback it
                        && it.amount() != null
                        && it.amount().isPositive()
                ? new ReportChargeback(
                        it.bookingId(),
                        it.paymentId(),
                        it.reference(),
                        it.amount().plus(Money.of(1, it.amount().currency())))
                : command);
    }

    /** As if each booking had a calendar of its own for its mentee. */
    @Test
    void a_double_booking_would_be_found() {
        assertFound("in two places at once", command -> switch (command) {
            case ReserveTime asked
            when asked.party() == Party.MENTEE ->
                new ReserveTime(
                        calendarOf(asked.bookingId()),
                        asked.bookingId(),
                        asked.party(),
                        asked.slot(),
                        asked.proposalId());
            case ReleaseTime asked
            when asked.party() == Party.MENTEE ->
                new ReleaseTime(
                        calendarOf(asked.bookingId()),
                        asked.bookingId(),
                        asked.party(),
                        asked.slot(),
                        asked.proposalId());
            default -> command;
        });
    }

    private static CalendarId calendarOf(BookingId booking) {
        return CalendarId.of(new MemberId(booking.value().replace("bkg_", "mbr_")));
    }

    @Test
    void time_that_is_never_released_would_be_found() {
        assertFound(
                "reserved for nothing",
                command -> command instanceof ReleaseTime release && release.party() == Party.MENTOR
                        ? new ReleaseTime(
                                release.calendarId(),
                                new BookingId("bkg_lost"),
                                release.party(),
                                release.slot(),
                                release.proposalId())
                        : command);
    }

    /** As if a price that got lower before it was captured were captured as it was. */
    @Test
    void money_that_is_taken_though_the_price_is_lower_would_be_found() {
        assertFound(
                "kept of ",
                command ->
                        command instanceof CapturePayment capture ? new CapturePayment(capture.paymentId()) : command);
    }

    @Test
    void money_that_is_kept_would_be_found() {
        assertFound(
                "closed: ",
                command -> command instanceof ReturnPayment back
                        ? new ReturnPayment(
                                back.paymentId(),
                                back.bookingId(),
                                Money.of(1, back.total().currency()))
                        : command);
    }

    private static void assertFound(String what, UnaryOperator<Object> sabotage) {
        assertFound(0, what, sabotage);
    }

    private static void assertFound(int quarrels, String what, UnaryOperator<Object> sabotage) {
        assertThatThrownBy(() -> {
                    var world = new World(InterleavingTest::offerOf, sabotage);
                    for (var seed = 0; seed < 5_000; seed++) {
                        new Story(world, new Random(seed), quarrels).tell();
                    }
                })
                .hasStackTraceContaining(what);
    }

    /** One mentor confirms at once, the other answers. */
    private static Offer offerOf(MentorId mentorId) {
        var member = new MemberId(mentorId.value().replace("mtr_", "mbr_"));
        var allDay = new Window(DayOfWeek.TUESDAY, LocalTime.of(8, 0), LocalTime.of(18, 0));
        return new Offer(
                mentorId,
                member,
                HOURLY_RATE,
                Availability.of(new WeeklyAvailability("UTC", List.of(allDay), 15)),
                Story.MENTORS.getFirst().equals(member) ? ConfirmationMode.INSTANT : ConfirmationMode.APPROVAL,
                OFFERINGS.stream()
                        .collect(Collectors.toMap(
                                offering -> offering.offeringId().value(), Function.identity())),
                CancellationPolicy.STANDARD);
    }

    private static Offering offering(String id, int minutes, long price) {
        return new Offering(
                new OfferingId(id),
                Personal.of(new MemberId("mbr_mentor"), id),
                null,
                minutes,
                Money.of(price, "ZAR"),
                List.of(Modality.VIDEO));
    }
}
