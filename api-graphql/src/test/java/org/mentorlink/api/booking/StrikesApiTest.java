package org.mentorlink.api.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.THANDI;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeDecision;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.booking.StrikeStatus;
import org.mentorlink.booking.StrikeView;
import org.mentorlink.booking.StrikesCommand.AppealStrike;
import org.mentorlink.booking.StrikesCommand.DecideStrike;
import org.mentorlink.booking.StrikesCommand.ResumeMentor;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.membership.MemberId;
import tools.jackson.databind.JsonNode;

class StrikesApiTest extends ApiTest {

    private static final StrikesId LERATOS = StrikesId.of(new MemberId(LERATO));
    private static final Duration DAY = Duration.ofDays(1);

    private Instant now = Instant.EPOCH;

    @BeforeEach
    void nobodyHasAny() {
        world.strikes.clear();
        world.bookings.remove("bkg_1");
        now = clock.instant();
    }

    @Test
    void whoNeverHadAnyHasNone() {
        var mine = ask(LERATO, "{ myStrikes { id memberId blockedUntil counting strikes { kind } } }");
        assertThat(mine.at("/data/myStrikes").toString())
                .isEqualTo("{\"id\":\"" + LERATOS + "\",\"memberId\":\"" + LERATO
                        + "\",\"blockedUntil\":null,\"counting\":0,\"strikes\":[]}");
    }

    @Test
    void aBlockIsToldWhileItLasts() {
        has(now.plus(DAY), strike("bkg_1", StrikeKind.MENTEE_NO_SHOW, StrikeStatus.UPHELD, now.plus(DAY)));
        assertThat(mine("blockedUntil").asString()).isEqualTo(now.plus(DAY).toString());
        clock.advance(DAY);
        assertThat(mine("blockedUntil").isNull()).isTrue();
    }

    @Test
    void whatCountsTowardsABlockIsCounted() {
        has(
                null,
                strike("bkg_1", StrikeKind.MENTEE_NO_SHOW, StrikeStatus.APPEALED, now.plus(DAY)),
                strike("bkg_2", StrikeKind.LATE_CANCELLATION, StrikeStatus.NOTED, now.plus(DAY)),
                strike("bkg_3", StrikeKind.LATE_CANCELLATION, StrikeStatus.WITHDRAWN, now.plus(DAY)),
                strike("bkg_4", StrikeKind.MENTOR_NO_SHOW, StrikeStatus.NOTED, now.plus(DAY)),
                strike("bkg_5", StrikeKind.MENTEE_NO_SHOW, StrikeStatus.NOTED, now));
        assertThat(mine("counting").asInt()).isEqualTo(2);
        assertThat(mine("strikes { counts }").toString())
                .isEqualTo(
                        "[{\"counts\":true},{\"counts\":true},{\"counts\":false},{\"counts\":true},{\"counts\":false}]");
    }

    @ParameterizedTest
    @CsvSource({
        "NOTED, 1, APPEAL_STRIKE true null",
        "NOTED, 0, APPEAL_STRIKE false APPEAL_WINDOW_OVER",
        "APPEALED, 1, APPEAL_STRIKE false ALREADY_APPEALED",
        "UPHELD, 1, APPEAL_STRIKE false STRIKE_DECIDED",
        "WITHDRAWN, 1, APPEAL_STRIKE false STRIKE_DECIDED"
    })
    void itsMemberIsToldWhetherItCanBeAppealed(StrikeStatus status, int days, String expected) {
        has(null, strike("bkg_1", StrikeKind.MENTEE_NO_SHOW, status, now.plus(DAY.multipliedBy(days))));
        assertThat(actions(LERATO, "myStrikes")).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "NOTED, UPHOLD_STRIKE false STRIKE_NOT_APPEALED, WITHDRAW_STRIKE true null",
        "APPEALED, UPHOLD_STRIKE true null, WITHDRAW_STRIKE true null",
        "UPHELD, UPHOLD_STRIKE false STRIKE_DECIDED, WITHDRAW_STRIKE false STRIKE_DECIDED",
        "WITHDRAWN, UPHOLD_STRIKE false STRIKE_DECIDED, WITHDRAW_STRIKE false STRIKE_DECIDED"
    })
    void adminsAreToldHowItCanBeDecided(StrikeStatus status, String uphold, String withdraw) {
        has(null, strike("bkg_1", StrikeKind.MENTEE_NO_SHOW, status, now));
        assertThat(actions(ADMIN, "strikes(memberId: \"" + LERATO + "\")")).containsExactly(uphold, withdraw);
    }

    @Test
    void whoWasToBeThereDecidesNothing() {
        has(null, strike("bkg_1", StrikeKind.MENTEE_NO_SHOW, StrikeStatus.APPEALED, now));
        world.bookings.put("bkg_1", Views.heldBy(ADMIN, "bkg_1"));
        assertThat(actions(ADMIN, "strikes(memberId: \"" + LERATO + "\")"))
                .containsExactly("UPHOLD_STRIKE false OWN_SESSION", "WITHDRAW_STRIKE false OWN_SESSION");
        has(null, strike("bkg_1", StrikeKind.MENTEE_NO_SHOW, StrikeStatus.UPHELD, now));
        assertThat(actions(ADMIN, "strikes(memberId: \"" + LERATO + "\")"))
                .containsExactly("UPHOLD_STRIKE false STRIKE_DECIDED", "WITHDRAW_STRIKE false STRIKE_DECIDED");
    }

    @Test
    void adminsSeeWhoWaitsForADecision() {
        has(null, strike("bkg_1", StrikeKind.MENTEE_NO_SHOW, StrikeStatus.APPEALED, now));
        assertThat(ask(ADMIN, "{ appealedStrikes { edges { node { memberId } } } }")
                        .at("/data/appealedStrikes/edges/0/node/memberId")
                        .asString())
                .isEqualTo(LERATO);
        assertCode(ask(THANDI, "{ appealedStrikes { edges { cursor } } }"), "FORBIDDEN");
        assertCode(ask(LERATO, "{ strikes(memberId: \"" + LERATO + "\") { id } }"), "FORBIDDEN");
        assertCode(ask(ADMIN, "{ strikes(memberId: \"mbr_nobody\") { id } }"), "NOT_FOUND");
    }

    @Test
    void anAppealIsOfTheCallersOwn() {
        has(null, strike("bkg_1", StrikeKind.MENTEE_NO_SHOW, StrikeStatus.NOTED, now));
        assertThat(error(ask(LERATO, appeal("bkg_1")), "appealStrike")).isEmpty();
        assertThat(world.commands).containsExactly(new AppealStrike(LERATOS, new BookingId("bkg_1"), "Rain"));
        assertThat(world.actors.getLast().role()).isEqualTo("MENTEE");
        assertThat(error(ask(THANDI, appeal("bkg_1")), "appealStrike")).isEqualTo("NOT_FOUND");
        assertThat(error(ask(LERATO, appeal("x")), "appealStrike")).isEqualTo("NOT_FOUND");
        assertThat(world.commands).hasSize(1);
    }

    @Test
    void adminsDecide() {
        has(null, strike("bkg_1", StrikeKind.MENTEE_NO_SHOW, StrikeStatus.APPEALED, now));
        assertThat(error(ask(ADMIN, decide(LERATO)), "decideStrike")).isEmpty();
        assertThat(world.commands)
                .containsExactly(new DecideStrike(
                        LERATOS, new BookingId("bkg_1"), StrikeDecision.UPHOLD, new MemberId(ADMIN), "It was so"));
        assertThat(world.actors.getLast().role()).isEqualTo("ADMIN");
        assertThat(error(ask(ADMIN, decide(THANDI)), "decideStrike")).isEqualTo("NOT_FOUND");
        assertThat(error(ask(ADMIN, decide("x")), "decideStrike")).isEqualTo("NOT_FOUND");
        assertCode(ask(LERATO, decide(LERATO)), "FORBIDDEN");
    }

    @Test
    void adminsHaveMentorsBookedAgain() {
        world.strikes.put(LERATOS.value(), new StrikesView(LERATOS.value(), LERATO, null, List.of(), now));
        var resume = "mutation { resumeMentor(input: {memberId: \"%s\", reason: \"Looked into\"}) {"
                + " strikes { pausedSince } errors { code path } } }";
        var done = ask(ADMIN, resume.formatted(LERATO));
        assertThat(error(done, "resumeMentor")).isEmpty();
        assertThat(done.at("/data/resumeMentor/strikes/pausedSince").isNull()).isFalse();
        assertThat(world.commands).containsExactly(new ResumeMentor(LERATOS, new MemberId(ADMIN), "Looked into"));
        assertThat(world.actors.getLast().role()).isEqualTo("ADMIN");
        assertThat(error(ask(ADMIN, resume.formatted(THANDI)), "resumeMentor")).isEqualTo("NOT_FOUND");
        assertCode(ask(LERATO, resume.formatted(LERATO)), "FORBIDDEN");
    }

    @Test
    void theEndOfAPauseIsOfferedToAdminsAndNotForThemselves() {
        world.strikes.put(LERATOS.value(), new StrikesView(LERATOS.value(), LERATO, null, List.of(), now));
        var asked = "{ strikes(memberId: \"%s\") { availableActions { action allowed reason } } }";
        assertThat(ask(ADMIN, asked.formatted(LERATO))
                        .at("/data/strikes/availableActions")
                        .toString())
                .isEqualTo("[{\"action\":\"RESUME_MENTOR\",\"allowed\":true,\"reason\":null}]");
        assertThat(ask(LERATO, "{ myStrikes { availableActions { action } } }").at("/data/myStrikes/availableActions"))
                .isEmpty();
        var own = StrikesId.of(new MemberId(ADMIN)).value();
        world.strikes.put(own, new StrikesView(own, ADMIN, null, List.of(), now));
        assertThat(ask(ADMIN, asked.formatted(ADMIN))
                        .at("/data/strikes/availableActions")
                        .toString())
                .isEqualTo("[{\"action\":\"RESUME_MENTOR\",\"allowed\":false,\"reason\":\"OWN_PAUSE\"}]");
        world.strikes.put(own, new StrikesView(own, ADMIN, null, List.of()));
        assertThat(ask(ADMIN, asked.formatted(ADMIN)).at("/data/strikes/availableActions"))
                .isEmpty();
    }

    private static String appeal(String bookingId) {
        return "mutation { appealStrike(input: {bookingId: \"" + bookingId
                + "\", reason: \"Rain\"}) { strikes { id } errors { code path } position } }";
    }

    private static String decide(String memberId) {
        return "mutation { decideStrike(input: {memberId: \"" + memberId
                + "\", bookingId: \"bkg_1\", decision: UPHOLD, reason: \"It was so\"}) { errors { code } position } }";
    }

    private static String error(JsonNode answer, String mutation) {
        return answer.at("/data/" + mutation + "/errors/0/code").asString("");
    }

    private List<String> actions(String who, String query) {
        return ask(who, "{ it: " + query + " { strikes { availableActions { action allowed reason } } } }")
                .at("/data/it/strikes/0/availableActions")
                .valueStream()
                .map(action -> action.get("action").asString()
                        + ' '
                        + action.get("allowed")
                        + ' '
                        + action.get("reason").asString("null"))
                .toList();
    }

    private JsonNode mine(String field) {
        return ask(LERATO, "{ myStrikes { it: " + field + " } }").at("/data/myStrikes/it");
    }

    private void has(@Nullable Instant blockedUntil, StrikeView... strikes) {
        world.strikes.put(LERATOS.value(), new StrikesView(LERATOS.value(), LERATO, blockedUntil, List.of(strikes)));
    }

    /** @param until when it expires, and until when it can be appealed */
    private StrikeView strike(String bookingId, StrikeKind kind, StrikeStatus status, Instant until) {
        var appealed = status == StrikeStatus.APPEALED;
        return new StrikeView(
                LERATO,
                bookingId,
                kind,
                status,
                now,
                now,
                until,
                until,
                appealed ? now : null,
                appealed ? "Rain" : null,
                appealed ? 7L : null,
                null,
                null,
                null);
    }
}
