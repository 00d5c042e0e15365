package org.mentorlink.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CheckIn;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.Party;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.payment.PaymentFlow;
import org.mentorlink.payment.PaymentOption;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.shared.Actor;
import tools.jackson.databind.JsonNode;

class OperationsTest extends ApiTest {

    private static int keys;

    private String key;

    @BeforeEach
    void anotherBooking() {
        key = "key-" + keys++;
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
    }

    private JsonNode request(String member, String method) {
        return request(member, "mtr_thandi", method);
    }

    private JsonNode request(String member, String mentorId, String method) {
        return ask(member, """
                mutation { requestBooking(input: {mentorId: "%s", startsAt: "2026-11-02T10:00:00+02:00",
                    topic: "Java", paymentMethod: "%s", idempotencyKey: "%s"}) {
                  booking { id status version payment { status } mentor { member { firstName } } }
                  errors { code message path ... on SlotTaken { nextFreeSlots { startsAt } } ... on RateLimited { retryAfterSeconds } }
                  position } }""".formatted(mentorId, method, key));
    }

    @Nested
    class Requesting {

        /** Somebody new each time, whose limit is unused. */
        private String mentee() {
            var id = "mbr_" + key;
            world.members.put(id, Views.member(id, Role.MENTEE));
            return id;
        }

        @Test
        void a_mentor_who_is_not_to_be_seen_is_as_one_who_is_not() {
            var unknown = request(mentee(), "mtr_nobody", "pm_card_visa").at("/data/requestBooking");
            assertThat(unknown.at("/errors/0/code").asString()).isEqualTo("NOT_FOUND");

            for (var hidden : List.of(
                    Views.member("mbr_shut", MemberStatus.SUSPENDED, Role.MENTOR),
                    Views.member("mbr_shut", MemberStatus.INACTIVE, Role.MENTOR),
                    Views.noMentorAnyMore("mbr_shut"))) {
                assertThat(requestHidden(hidden, true)).isEqualTo(unknown);
            }
            assertThat(requestHidden(Views.member("mbr_shut", Role.MENTOR), false))
                    .isEqualTo(unknown);
            assertThat(world.commands).isEmpty();
        }

        private JsonNode requestHidden(MemberView member, boolean approved) {
            world.members.put(member.id(), member);
            world.mentors.put("mtr_shut", Views.mentor("mtr_shut", member.id(), approved));
            try {
                return request(mentee(), "mtr_shut", "pm_card_visa").at("/data/requestBooking");
            } finally {
                world.mentors.remove("mtr_shut");
                world.members.remove(member.id());
            }
        }

        @Test
        void answers_the_confirmed_booking_and_the_position() {
            var answer = request(mentee(), "pm_card_visa").at("/data/requestBooking");

            assertThat(answer.at("/booking/status").asString()).isEqualTo("CONFIRMED");
            assertThat(answer.at("/booking/payment/status").asString()).isEqualTo("CAPTURED");
            assertThat(answer.at("/errors").size()).isZero();
            assertThat(answer.at("/position").asString()).isEqualTo(Long.toString(world.head));
        }

        @Test
        void names_the_next_free_slots_when_the_time_is_taken() {
            var answer = request(mentee(), "taken").at("/data/requestBooking");

            assertThat(answer.at("/booking").isNull()).isTrue();
            assertThat(answer.at("/errors/0/code").asString()).isEqualTo("SLOT_TAKEN");
            assertThat(answer.at("/errors/0/nextFreeSlots").size()).isEqualTo(3);
        }

        @Test
        void tells_a_busy_mentee() {
            assertThat(request(mentee(), "busy")
                            .at("/data/requestBooking/errors/0/code")
                            .asString())
                    .isEqualTo("MENTEE_BUSY");
        }

        @Test
        void answers_booking_and_error_when_the_card_is_declined() {
            var answer = request(mentee(), "pm_card_chargeDeclined").at("/data/requestBooking");

            assertThat(answer.at("/booking/status").asString()).isEqualTo("PAYMENT_FAILED");
            assertThat(answer.at("/errors/0/code").asString()).isEqualTo("PAYMENT_DECLINED");
            assertThat(answer.at("/errors/0/message").asString()).contains("card_declined");
        }

        @Test
        void answers_what_there_is_when_the_outcome_is_slow() {
            var answer = request(mentee(), "slow").at("/data/requestBooking");

            assertThat(answer.at("/booking/status").asString()).isEqualTo("REQUESTED");
            assertThat(answer.at("/errors").size()).isZero();
        }

        /** Nothing more comes of it until they have been there. */
        @ParameterizedTest
        @CsvSource({"FORM, slow", "SCRIPT, browser"})
        void answers_early_where_the_payer_has_to_go_to_the_gateways_page_or_script(PaymentFlow flow, String method) {
            world.paymentStatus = PaymentStatus.REQUESTED;
            world.paymentOptions = List.of(new PaymentOption("sandbox", true, flow));
            var began = System.nanoTime();
            assertThat(request(mentee(), method)
                            .at("/data/requestBooking/booking/status")
                            .asString())
                    .isEqualTo("REQUESTED");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("of the 5 s that it is waited for what comes by itself")
                    .isLessThan(Duration.ofSeconds(4));
        }

        @ParameterizedTest
        @CsvSource({"REQUESTED, TOKEN", "REQUESTED, SCRIPT", "AUTHORIZED, FORM"})
        void waits_where_it_goes_on_by_itself(PaymentStatus status, PaymentFlow flow) {
            world.paymentStatus = status;
            world.paymentOptions = List.of(new PaymentOption("sandbox", true, flow));
            assertThat(request(mentee(), "later")
                            .at("/data/requestBooking/booking/status")
                            .asString())
                    .isEqualTo("CONFIRMED");
        }

        @AfterEach
        void everybodyPaysAsUsual() {
            world.paymentStatus = PaymentStatus.CAPTURED;
            world.paymentOptions = List.of(new PaymentOption("sandbox", true, PaymentFlow.TOKEN));
        }

        @Test
        void answers_at_once_where_nobody_wants_to_wait_for_what_becomes_of_it() {
            var mentee = mentee();
            var recorded = recorded(mentee, "Java");

            assertThat(recorded.at("/errors").size()).isZero();
            assertThat(recorded.at("/booking").isNull()).isTrue();
            assertThat(recorded.at("/position").asString()).isEqualTo(Long.toString(world.head));
            assertThat(request(mentee, "slow").at("/data/requestBooking/booking/id"))
                    .isEqualTo(recorded.at("/bookingId"));

            key += "-other";
            assertThat(recorded(mentee(), " ").toString())
                    .contains("TOPIC_REQUIRED")
                    .contains("\"bookingId\":null");
        }

        private JsonNode recorded(String mentee, String topic) {
            return ask(mentee, """
                    mutation { requestBooking(input: {mentorId: "mtr_thandi", startsAt: "2026-11-02T10:00:00+02:00", topic: "%s",
                        paymentMethod: "slow", idempotencyKey: "%s", answerWhen: RECORDED}) {
                      bookingId booking { id } errors { code } position } }""".formatted(topic, key)).at("/data/requestBooking");
        }

        @Test
        void the_same_key_meets_the_same_booking_and_is_counted_once() {
            var mentee = mentee();
            var first = request(mentee, "pm_card_visa")
                    .at("/data/requestBooking/booking/id")
                    .asString();

            for (var again = 0; again < 5; again++) {
                assertThat(request(mentee, "pm_card_visa")
                                .at("/data/requestBooking/booking/id")
                                .asString())
                        .isEqualTo(first);
            }
        }

        @Test
        void the_fourth_within_an_hour_waits_for_the_business_clock() {
            var mentee = mentee();
            for (var count = 0; count < 3; count++) {
                key = "limit-" + mentee + count;
                assertThat(request(mentee, "pm_card_visa")
                                .at("/data/requestBooking/errors")
                                .size())
                        .isZero();
            }
            key = "limit-" + mentee + "-4";

            var refused = request(mentee, "pm_card_visa").at("/data/requestBooking/errors/0");
            assertThat(refused.at("/code").asString()).isEqualTo("RATE_LIMITED");
            assertThat(refused.at("/retryAfterSeconds").asInt()).isEqualTo(3600);

            clock.advance(Duration.ofHours(1));
            assertThat(request(mentee, "pm_card_visa")
                            .at("/data/requestBooking/errors")
                            .size())
                    .isZero();
        }

        /** What came to nothing costs nothing, up to the bound of tries. A declined card costs: cards are not tried out here. */
        @Test
        void only_what_was_accepted_or_not_paid_for_counts() {
            var mentee = mentee();
            for (var method : new String[] {"taken", "busy", "taken", "busy", "taken"}) {
                assertThat(another(mentee, method)).isIn("SLOT_TAKEN", "MENTEE_BUSY");
            }
            world.programs.unchecked.add(mentee);
            for (var count = 0; count < 4; count++) {
                assertThat(another(mentee, "pm_card_visa")).isEqualTo("ONBOARDING_INCOMPLETE");
            }
            world.programs.unchecked.remove(mentee);

            assertThat(another(mentee, "pm_card_visa")).isEmpty();
            assertThat(another(mentee, "pm_card_chargeDeclined")).isEqualTo("PAYMENT_DECLINED");
            assertThat(another(mentee, "pm_card_chargeDeclined")).isEqualTo("PAYMENT_DECLINED");
            assertThat(another(mentee, "pm_card_visa")).isEqualTo("RATE_LIMITED");
        }

        @Test
        void who_asks_for_the_impossible_is_stopped_as_well() {
            var mentee = mentee();
            world.programs.unchecked.add(mentee);
            for (var count = 0; count < 30; count++) {
                assertThat(another(mentee, "pm_card_visa")).isEqualTo("ONBOARDING_INCOMPLETE");
            }

            assertThat(another(mentee, "pm_card_visa")).isEqualTo("RATE_LIMITED");
            world.programs.unchecked.remove(mentee);
            clock.advance(Duration.ofHours(1));
            assertThat(another(mentee, "pm_card_visa")).isEmpty();
        }

        /** The code of the answer to a request of its own; empty where it was taken. */
        private String another(String mentee, String method) {
            key = "key-" + keys++;
            return request(mentee, method)
                    .at("/data/requestBooking/errors/0/code")
                    .asString("");
        }

        @Test
        void an_unknown_mentor_is_a_payload_error_with_its_path() {
            var answer = ask(LERATO, """
                    mutation { requestBooking(input: {mentorId: "mtr_nobody", startsAt: "2026-11-02T08:00:00Z", topic: "x",
                        paymentMethod: "x", idempotencyKey: "x"}) { errors { code path } } }""");

            assertThat(answer.at("/data/requestBooking/errors/0").toString())
                    .isEqualTo("{\"code\":\"NOT_FOUND\",\"path\":[\"input\",\"mentorId\"]}");
        }
    }

    @Nested
    class Acting {

        private JsonNode act(String member, String mutation) {
            return ask(
                    member,
                    "mutation { " + mutation
                            + "(input: {bookingId: \"bkg_one\", reason: \"because\"}) { booking { status } errors { code path } position } }");
        }

        @Test
        void a_refusal_of_the_aggregate_is_data() {
            var answer = act(THANDI, "confirmBooking");

            assertFine(answer);
            assertThat(answer.at("/data/confirmBooking/errors/0/code").asString())
                    .isEqualTo("BOOKING_NOT_AWAITING");
            assertThat(answer.at("/data/confirmBooking/position").isNull()).isTrue();
        }

        @Test
        void the_mentor_confirms() {
            world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.AWAITING_CONFIRMATION));

            assertThat(act(THANDI, "confirmBooking")
                            .at("/data/confirmBooking/booking/status")
                            .asString())
                    .isEqualTo("CONFIRMED");
            assertThat(world.actors).containsExactly(new Actor(THANDI, "MENTOR"));
        }

        @Test
        void the_mentor_declines() {
            assertThat(act(THANDI, "declineBooking")
                            .at("/data/declineBooking/booking/status")
                            .asString())
                    .isEqualTo("DECLINED");
        }

        @ParameterizedTest
        @ValueSource(strings = {"confirmBooking", "declineBooking"})
        void nobody_but_the_mentor_answers(String mutation) {
            assertCode(act(LERATO, mutation), "FORBIDDEN");
            assertCode(act(ADMIN, mutation), "FORBIDDEN");
            assertThat(world.commands).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"mbr_lerato, MENTEE", "mbr_thandi, MENTOR", "mbr_admin, ADMIN"})
        void participants_and_admins_cancel(String member, CancelledBy by) {
            assertThat(act(member, "cancelBooking")
                            .at("/data/cancelBooking/booking/status")
                            .asString())
                    .isEqualTo("CANCELLED");
            assertThat(((CancelBooking) world.commands.getFirst()).by()).isEqualTo(by);
            assertThat(world.actors).containsExactly(new Actor(member, by.name()));
        }

        @Test
        void strangers_and_finance_do_not() {
            assertCode(act(SAM, "cancelBooking"), "FORBIDDEN");
            assertCode(act(FINANCE, "cancelBooking"), "FORBIDDEN");
        }

        @Test
        void the_party_of_a_check_in_is_the_viewers() {
            act(LERATO, "checkIn");
            act(THANDI, "checkIn");

            assertThat(world.commands.stream().map(command -> ((CheckIn) command).party()))
                    .containsExactly(Party.MENTEE, Party.MENTOR);
            assertCode(act(ADMIN, "checkIn"), "FORBIDDEN");
        }

        @Test
        void a_dispute_is_opened_and_decided() {
            var opened = ask(LERATO, """
                    mutation { openDispute(input: {bookingId: "bkg_one", reason: "short"}) {
                      dispute { id source booking { id } } errors { code } } }""");
            assertThat(opened.at("/data/openDispute/dispute").toString())
                    .isEqualTo("{\"id\":\"dsp_one\",\"source\":\"MENTEE\",\"booking\":{\"id\":\"bkg_one\"}}");

            var resolve = "mutation { resolveDispute(input: {disputeId: \"dsp_one\", decision: \"%s\", reason: \"r\"})"
                    + " { dispute { id } errors { code path } } }";
            assertCode(ask(LERATO, resolve.formatted("REFUND")), "FORBIDDEN");
            assertThat(ask(ADMIN, resolve.formatted("MAYBE"))
                            .at("/data/resolveDispute/errors/0/code")
                            .asString())
                    .isEqualTo("UNKNOWN_DECISION");
            assertThat(ask(ADMIN, resolve.formatted("REFUND"))
                            .at("/data/resolveDispute/dispute/id")
                            .asString())
                    .isEqualTo("dsp_one");
        }

        @Test
        void an_unknown_booking_or_dispute_is_a_payload_error() {
            assertThat(ask(LERATO, "mutation { checkIn(input: {bookingId: \"nonsense\"}) { errors { code path } } }")
                            .at("/data/checkIn/errors/0")
                            .toString())
                    .isEqualTo("{\"code\":\"NOT_FOUND\",\"path\":[\"input\",\"bookingId\"]}");
            assertThat(ask(ADMIN, """
                            mutation { resolveDispute(input: {disputeId: "dsp_none", decision: "REFUND", reason: "r"})
                              { errors { code path } } }""").at("/data/resolveDispute/errors/0").toString())
                    .isEqualTo("{\"code\":\"NOT_FOUND\",\"path\":[\"input\",\"disputeId\"]}");
        }

        @Test
        void only_admins_refund_and_retry() {
            var refund =
                    "mutation { refundBooking(input: {bookingId: \"bkg_one\", refundMinor: 100, reason: \"r\"}) { booking { id } errors { code } } }";
            var retry =
                    "mutation { retryParkedStep(input: {stepId: \"stp_one\"}) { parkedStep { id times } errors { code } } }";

            assertThat(ask(ADMIN, refund).at("/data/refundBooking/booking/id").asString())
                    .isEqualTo("bkg_one");
            assertThat(ask(ADMIN, retry)
                            .at("/data/retryParkedStep/parkedStep/times")
                            .asInt())
                    .isEqualTo(3);
            assertCode(ask(FINANCE, refund), "FORBIDDEN");
            assertCode(ask(FINANCE, retry), "FORBIDDEN");
        }
    }

    @Nested
    class Mentoring {

        @Test
        void applies_is_approved_and_offers_hours() {
            world.members.put("mbr_new", Views.member("mbr_new", Role.MENTEE));
            var applied = ask("mbr_new", """
                    mutation { applyAsMentor(input: {bio: "Hello", skills: ["java"], hourlyRateMinor: 35000, currency: "ZAR"})
                      { mentor { id approved hourlyRate { formatted } } errors { code } } }""");
            assertThat(applied.at("/data/applyAsMentor/mentor").toString())
                    .isEqualTo("{\"id\":\"mtr_new\",\"approved\":false,\"hourlyRate\":{\"formatted\":\"ZAR 350.00\"}}");
            assertCode(ask(LERATO, "{ mentor(id: \"mtr_new\") { id } }"), "NOT_FOUND");
            assertFine(ask(ADMIN, "{ mentor(id: \"mtr_new\") { id } }"));

            var approve =
                    "mutation { approveMentor(input: {mentorId: \"mtr_new\"}) { mentor { approved } errors { code } } }";
            var waiting = "{ mentorApplications { edges { node { appliedAt mentor { id } } } } }";
            assertCode(ask("mbr_new", waiting), "FORBIDDEN");
            assertThat(ask(ADMIN, waiting).at("/data/mentorApplications/edges").findValuesAsString("id"))
                    .contains("mtr_new");
            assertCode(ask("mbr_new", approve), "FORBIDDEN");
            assertThat(ask(ADMIN, approve)
                            .at("/data/approveMentor/mentor/approved")
                            .asBoolean())
                    .isTrue();

            var hours = """
                    mutation { setWeeklyAvailability(input: {timeZone: "Africa/Johannesburg", slots: [{day: "%s", start: "09:00",
                      end: "17:00"}]}) { mentor { id } errors { code path } } }""";
            assertThat(ask("mbr_new", hours.formatted("MONDAY"))
                            .at("/data/setWeeklyAvailability/mentor/id")
                            .asString())
                    .isEqualTo("mtr_new");
            assertThat(ask("mbr_new", hours.formatted("FUNDAY"))
                            .at("/data/setWeeklyAvailability/errors/0")
                            .toString())
                    .isEqualTo("{\"code\":\"UNKNOWN_DAY\",\"path\":[\"input\",\"slots\",\"0\",\"day\"]}");
            assertThat(ask(LERATO, hours.formatted("MONDAY"))
                            .at("/data/setWeeklyAvailability/errors/0/code")
                            .asString())
                    .isEqualTo("NOT_A_MENTOR");
            world.mentors.remove("mtr_new");
        }

        @Test
        void an_unknown_currency_is_a_payload_error() {
            assertThat(ask(SAM, """
                            mutation { applyAsMentor(input: {bio: "x", skills: ["x"], hourlyRateMinor: 1, currency: "XYZ"})
                              { errors { code path } } }""").at("/data/applyAsMentor/errors/0/code").asString())
                    .isEqualTo("INVALID_CURRENCY");
        }

        @Test
        void anybody_finds_approved_mentors_and_their_slots_but_no_address() {
            var found = ask(NOBODY, """
                    { mentors(first: 5) { edges { cursor node { id member { firstName email }
                        openSlots(from: "2026-11-02T08:00:00Z", to: "2026-11-03T08:00:00Z") { startsAt } } }
                      pageInfo { hasNextPage endCursor } } }""");

            assertFine(found);
            var node = found.at("/data/mentors/edges/0/node");
            assertThat(node.at("/id").asString()).isEqualTo("mtr_thandi");
            assertThat(node.at("/member/email").isNull()).isTrue();
            assertThat(node.at("/openSlots/0/startsAt").asString()).isEqualTo("2026-11-02T08:00:00Z");
            assertThat(ask(FINANCE, "{ mentor(id: \"mtr_thandi\") { member { email } } }")
                            .at("/data/mentor/member/email")
                            .asString())
                    .isEqualTo("thandi@mentorlink.example");
        }

        @ParameterizedTest
        @ValueSource(strings = {"first: 0", "first: 101", "after: \"nonsense\"", "freeFrom: \"2026-11-02T08:00:00Z\""})
        void bad_pages_and_windows_are_bad_requests(String arguments) {
            assertCode(ask(NOBODY, "{ mentors(" + arguments + ") { edges { cursor } } }"), "BAD_REQUEST");
        }
    }

    @Nested
    class Reading {

        @Test
        void a_booking_with_all_that_belongs_to_it() {
            var answer = ask(LERATO, """
                    { booking(id: "bkg_one") { id topic status price { formatted amountMinor } commission { amountMinor }
                        mentee { email } refundQuote { amountMinor } availableActions { action allowed until cost { amountMinor } reason }
                        payment { status payout { id } } history { sequence type actor { id } changes { field after } } } }""");

            assertFine(answer);
            assertThat(answer.at("/data/booking/refundQuote/amountMinor").asLong())
                    .isEqualTo(35_000);
            assertThat(answer.at("/data/booking/history").size()).isEqualTo(2);
            assertThat(answer.at("/data/booking/history/0/actor/id").asString()).isEqualTo(LERATO);
            assertThat(answer.at("/data/booking/history/1/actor").isNull()).isTrue();
            assertThat(answer.at("/data/booking/payment/payout").isNull())
                    .as("the mentor's alone")
                    .isTrue();
            assertThat(ask(THANDI, "{ booking(id: \"bkg_one\") { payment { payout { id } } } }")
                            .at("/data/booking/payment/payout/id")
                            .asString())
                    .isEqualTo("pyo_one");
        }

        @Test
        void a_booking_as_it_was_with_its_history_until_then() {
            var answer = ask(LERATO, """
                    { booking(id: "bkg_one", asOf: "2026-10-27T00:00:00Z") { status history { sequence } } }""");

            assertThat(answer.at("/data/booking").toString())
                    .isEqualTo("{\"status\":\"REQUESTED\",\"history\":[{\"sequence\":0}]}");
            assertCode(ask(LERATO, "{ booking(id: \"bkg_one\", asOf: \"2020-01-01T00:00:00Z\") { id } }"), "NOT_FOUND");
        }

        @Test
        void a_booking_as_it_was_with_its_payments_as_they_were_beside_the_same_as_it_is() {
            var answer = ask(THANDI, """
                    { then: booking(id: "bkg_one", asOf: "2026-10-27T00:00:00Z") {
                        payment { status payout { id } booking { payment { status } } }
                        payments { status payout { id } }
                        ... on Booking { first: payment { status } } }
                      now: booking(id: "bkg_one") { payment { status payout { id } } } }""");

            assertFine(answer);
            var then = answer.at("/data/then");
            for (var payment : List.of(then.at("/payment"), then.at("/payments/0"), then.at("/first"))) {
                assertThat(payment.get("status").asString()).isEqualTo("AUTHORIZED");
            }
            assertThat(then.at("/payment/payout").isNull()).isTrue();
            assertThat(then.at("/payments/0/payout").isNull()).isTrue();
            assertThat(then.at("/payment/booking/payment/status").asString()).isEqualTo("CAPTURED");
            assertThat(answer.at("/data/now/payment/status").asString()).isEqualTo("CAPTURED");
            assertThat(answer.at("/data/now/payment/payout/id").asString()).isEqualTo("pyo_one");
        }

        @Test
        void what_is_unknown_is_null_and_not_found_and_what_is_not_yours_is_forbidden() {
            var unknown = ask(LERATO, "{ booking(id: \"bkg_none\") { id } }");
            assertThat(unknown.at("/data/booking").isNull()).isTrue();
            assertCode(unknown, "NOT_FOUND");
            assertCode(ask(SAM, "{ booking(id: \"bkg_one\") { id } }"), "FORBIDDEN");
            assertFine(ask(FINANCE, "{ booking(id: \"bkg_one\") { id } }"));
            assertCode(ask(THANDI, "{ payout(id: \"pyo_none\") { id } }"), "NOT_FOUND");
            assertCode(ask(LERATO, "{ payout(id: \"pyo_one\") { id } }"), "FORBIDDEN");
            assertFine(ask(THANDI, "{ payout(id: \"pyo_one\") { id mentor { id } booking { id } status } }"));
            var shown = ask(THANDI, "{ payout(id: \"pyo_one\") { gateway reversed { amountMinor } } }");
            assertThat(shown.at("/data/payout/gateway").asString()).isEqualTo("sandbox");
            assertThat(shown.at("/data/payout/reversed/amountMinor").asLong()).isEqualTo(Views.PRICE.amountMinor());
        }

        @ParameterizedTest
        @CsvSource({
            "bkg_one, Booking",
            "pay_one, Payment",
            "pyo_one, Payout",
            "mtr_thandi, Mentor",
            "mbr_thandi, Member"
        })
        void a_node_is_read_by_whoever_may(String id, String type) {
            var query = "{ node(id: \"" + id + "\") { __typename id } }";

            assertThat(ask(THANDI, query).at("/data/node/__typename").asString())
                    .isEqualTo(type);
            if (!id.startsWith("mtr_")) {
                assertCode(ask(SAM, query), "FORBIDDEN");
                assertCode(ask(NOBODY, query), "UNAUTHENTICATED");
            }
        }

        @Test
        void bookings_by_role() {
            var list = "{ bookings%s { edges { node { id } } } }";

            assertThat(ask(LERATO, list.formatted("(role: MENTEE)"))
                            .at("/data/bookings/edges")
                            .size())
                    .isEqualTo(1);
            assertThat(ask(LERATO, list.formatted("(role: MENTOR)"))
                            .at("/data/bookings/edges")
                            .size())
                    .isZero();
            assertThat(ask(THANDI, list.formatted("(role: MENTOR, status: [CONFIRMED])"))
                            .at("/data/bookings/edges")
                            .size())
                    .isEqualTo(1);
            assertThat(ask(SAM, list.formatted("")).at("/data/bookings/edges").size())
                    .isZero();
            assertThat(ask(ADMIN, list.formatted("")).at("/data/bookings/edges").size())
                    .isEqualTo(1);
            assertThat(ask(ADMIN, list.formatted("(mine: true)"))
                            .at("/data/bookings/edges")
                            .size())
                    .isZero();
            assertThat(ask(LERATO, list.formatted("(mine: true)"))
                            .at("/data/bookings/edges")
                            .size())
                    .isEqualTo(1);
            assertCode(ask(LERATO, list.formatted("(role: ADMIN)")), "FORBIDDEN");
        }

        @Test
        void the_number_of_questions_does_not_grow_with_the_list() {
            var list = """
                    { bookings(first: 50) { edges { node { id refundQuote { amountMinor } availableActions { action }
                        mentor { member { firstName } openSlots(from: "2026-11-02T08:00:00Z", to: "2026-11-03T08:00:00Z") { startsAt } }
                        mentee { firstName } payment { payout { mentor { id } } } } } } }""";
            var one = questionsFor(list);
            for (var more = 0; more < 30; more++) {
                world.bookings.put("bkg_" + more, Views.booking("bkg_" + more, BookingStatus.CONFIRMED));
            }

            // By timing, two levels that ask for members share one question or not; no count grows with the 31
            // bookings.
            assertThat(one).isLessThanOrEqualTo(12);
            assertThat(questionsFor(list)).isLessThanOrEqualTo(12);
        }

        private int questionsFor(String query) {
            questionsAsked.set(0);
            assertFine(ask(ADMIN, query));
            return questionsAsked.get();
        }

        @Test
        void staff_read_the_books_and_others_do_not() {
            for (var query : java.util.List.of(
                    "{ ledger { position balanced accounts { name balanceMinor } } }",
                    "{ ledgerEntries(first: 2) { edges { node { position lines { account debitMinor } } } } }",
                    "{ ledgerEntries(account: \"held\", currency: \"ZAR\", position: \"7\") { edges { node { subject } } } }",
                    "{ auditTrail(subject: \"bkg_one\") { edges { node { position hash actor { id } } } } }",
                    "{ payouts { edges { node { id amount { amountMinor } } } } }")) {
                assertFine(ask(FINANCE, query));
                if (!query.contains("payouts")) {
                    assertCode(ask(LERATO, query), "FORBIDDEN");
                }
                assertCode(ask(NOBODY, query), "UNAUTHENTICATED");
            }
            assertThat(ask(FINANCE, "{ ledgerEntries(account: \"cash\") { edges { node { id } } } }")
                            .at("/data/ledgerEntries/edges"))
                    .isEmpty();
            for (var position : List.of("1e3", "999999999999")) {
                assertCode(
                        ask(
                                FINANCE,
                                "{ ledgerEntries(position: \"%s\") { edges { node { id } } } }".formatted(position)),
                        "BAD_REQUEST");
            }
            assertFine(ask(ADMIN, "{ parkedSteps { edges { node { id cause } } } }"));
            assertCode(ask(FINANCE, "{ parkedSteps { edges { node { id } } } }"), "FORBIDDEN");
            assertThat(ask(LERATO, "{ payouts { edges { node { id } } } }")
                            .at("/data/payouts/edges")
                            .size())
                    .isZero();
        }

        @Test
        void finance_reads_no_trail_of_what_other_doors_do_not_open_to_it() {
            var trail = "{ auditTrail(subject: \"%s\") { edges { node { type } } } }";
            for (var subject : List.of("bkg_one", "pay_one", "pyo_one", "acc_x", "mtr_thandi", LERATO, "rev_one")) {
                assertFine(ask(FINANCE, trail.formatted(subject)));
            }
            for (var subject : List.of(
                    "doc_one",
                    "pcp_lerato",
                    "imp_one",
                    "inv_one",
                    "adm_roster",
                    "nts_one",
                    "fav_lerato",
                    "eml_one",
                    "new_one",
                    "")) {
                assertCode(ask(FINANCE, trail.formatted(subject)), "FORBIDDEN");
                assertFine(ask(ADMIN, trail.formatted(subject)));
            }
        }

        @Test
        void what_somebody_agrees_to_is_in_a_trail_for_admins_and_themselves() {
            var trail = "{ auditTrail(subject: \"" + LERATO + "\") { edges { node { type } } } }";
            var node = "{ node(id: \"" + LERATO + "\") { ... on Member { history { type } } } }";
            var member = "{ member(id: \"" + LERATO + "\") { history { type } } }";

            for (var query : List.of(trail, node, member)) {
                assertThat(ask(FINANCE, query).toString())
                        .contains("BookingRequested")
                        .doesNotContain("Consent");
                assertThat(ask(ADMIN, query).toString()).contains("ConsentGiven");
            }
            assertThat(ask(LERATO, "{ me { history { type } } }").toString()).contains("ConsentGiven");
        }

        @Test
        void staff_verify_the_trail() {
            for (var staff : List.of(ADMIN, FINANCE)) {
                var answer = ask(staff, "{ verifyAudit { valid entries head firstBrokenPosition } }");
                assertThat(answer.at("/data/verifyAudit").toString())
                        .isEqualTo("{\"valid\":false,\"entries\":12,\"head\":\"abc\",\"firstBrokenPosition\":\"12\"}");
            }
            assertCode(ask(LERATO, "{ verifyAudit { valid } }"), "FORBIDDEN");

            assertThat(ask(FINANCE, "mutation { startAuditCheck { work { kind } errors { code } } }")
                            .at("/data/startAuditCheck")
                            .toString())
                    .isEqualTo("{\"work\":{\"kind\":\"AUDIT_CHECK\"},\"errors\":[]}");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(ask(
                                            ADMIN,
                                            "{ latestWork(kind: AUDIT_CHECK) { state verification { firstBrokenPosition } } }")
                                    .at("/data/latestWork")
                                    .toString())
                            .isEqualTo("{\"state\":\"COMPLETED\",\"verification\":{\"firstBrokenPosition\":\"12\"}}"));
        }

        @Test
        void anybody_uses_the_sandbox() {
            var answer = ask(
                    NOBODY,
                    "{ sandbox { now outbox(first: 3) { to subject link } gatewayBalance(currency: \"ZAR\") { formatted } } }");

            assertFine(answer);
            assertThat(answer.at("/data/sandbox/now").asString()).isEqualTo("2026-10-26T08:00:00Z");
            var moved =
                    ask(NOBODY, "mutation { advanceClock(input: {by: \"PT1H\"}) { now errors { code } position } }");
            assertThat(moved.at("/data/advanceClock/now").asString()).isEqualTo("2026-10-26T09:00:00Z");
            assertThat(ask(NOBODY, "mutation { advanceClock(input: {by: \"PT-1H\"}) { errors { code path } } }")
                            .at("/data/advanceClock/errors/0/code")
                            .asString())
                    .isEqualTo("OUT_OF_RANGE");
        }

        @Test
        void me() {
            assertThat(ask(LERATO, "{ me { id email roles } }").at("/data/me").toString())
                    .isEqualTo(
                            "{\"id\":\"mbr_lerato\",\"email\":\"lerato@mentorlink.example\",\"roles\":[\"MENTEE\"]}");
            assertThat(ask(NOBODY, "{ me { id } }").at("/data/me").isNull()).isTrue();
        }

        @Test
        void an_inner_failure_gives_nothing_away() {
            world.broken = true;

            var answer = ask(LERATO, "{ me { id } }");

            assertCode(answer, "INTERNAL");
            assertThat(answer.toString()).doesNotContain("secret", "IllegalState");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{ nothing }", "{ me { id }", "query A { me { id } } query B { me { id } }"})
        void what_is_no_operation_is_a_bad_request(String operation) {
            assertCode(ask(LERATO, operation), "BAD_REQUEST");
        }
    }

    @Nested
    class Registering {

        private JsonNode register(String email, String password, String role) {
            return ask(
                    NOBODY,
                    """
                    mutation Register($input: RegisterInput!) { register(input: $input) { member { id firstName email } errors { code path } position } }""",
                    Map.of(
                            "input",
                            Map.of(
                                    "email",
                                    email,
                                    "password",
                                    password,
                                    "firstName",
                                    "New",
                                    "lastName",
                                    "Member",
                                    "timeZone",
                                    "Europe/London",
                                    "role",
                                    role)));
        }

        @Test
        void registers_with_a_hash_and_a_fingerprint() {
            var answer = register("New@mentorlink.example", "mentorlink", "MENTEE");

            assertThat(answer.at("/data/register/member/firstName").asString()).isEqualTo("New");
            assertThat(answer.at("/data/register/errors").size()).isZero();
            var command = (RegisterMember) world.commands.getFirst();
            assertThat(command.passwordHash()).startsWith("{").doesNotContain("mentorlink");
            assertThat(command.emailFingerprint()).matches("[0-9a-f]{64}");
        }

        @Test
        void a_taken_address_a_weak_password_and_a_staff_role_are_data() {
            register("taken@mentorlink.example", "mentorlink", "MENTEE");

            assertThat(register("taken@mentorlink.example", "mentorlink", "MENTEE")
                            .at("/data/register/errors/0")
                            .toString())
                    .isEqualTo("{\"code\":\"EMAIL_TAKEN\",\"path\":[\"input\",\"email\"]}");
            assertThat(register("weak@mentorlink.example", "1234567", "MENTEE")
                            .at("/data/register/errors/0/code")
                            .asString())
                    .isEqualTo("WEAK_PASSWORD");
            assertThat(register("boss@mentorlink.example", "mentorlink", "ADMIN")
                            .at("/data/register/errors/0/code")
                            .asString())
                    .isEqualTo("ROLE_NOT_ALLOWED");
        }

        @Test
        void a_bad_address_or_zone_is_a_bad_request() {
            var answer = register("no address", "mentorlink", "MENTEE");
            assertCode(answer, "BAD_REQUEST");
            assertThat(answer.at("/errors/0/message").asString()).contains("EmailAddress: an e-mail address");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"a..b@example.org", ".a@example.org", "a.@example.org", "a@example..org", "a@.example.org"})
        void so_is_an_address_that_no_mail_could_be_written_to(String address) {
            assertCode(register(address, "mentorlink", "MENTEE"), "BAD_REQUEST");
        }
    }
}
