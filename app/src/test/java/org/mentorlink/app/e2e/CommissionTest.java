package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** K5: what the platform keeps is agreed on with one mentor, for what is booked from then on, down to what they are paid. */
class CommissionTest {

    private static final int HOUR = 10_000;

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final GraphQlClient finance = anyone.as("finance");
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "sharing-" + UUID.randomUUID());
    private final GraphQlClient mentee = anyone.newMember("MENTEE");

    @Test
    void whatWasBookedBeforeIsDividedAsItWas() {
        assertThat(shown(mentor.client())).isEqualTo("{\"basisPoints\":2500,\"agreed\":false}");
        var before = mentor.booked(mentee);

        assertThat(set(2_000).at("/mentor/commission").toString()).isEqualTo("{\"basisPoints\":2000,\"agreed\":true}");
        var after = mentor.booked(mentee);
        set(3_000);

        assertThat(commission(before)).isEqualTo(2_500);
        assertThat(commission(after)).isEqualTo(2_000);
        mentor.hold(mentee, before);
        mentor.hold(mentee, after);
        anyone.advance(Duration.ofHours(25));
        Eventually.holds(() -> {
            assertThat(paid(before)).isEqualTo(HOUR - 2_500);
            assertThat(paid(after)).isEqualTo(HOUR - 2_000);
        });
        assertThat(finance.query("{ ledger { balanced } }")
                        .at("/ledger/balanced")
                        .asBoolean())
                .isTrue();
        assertThat(commission(mentor.booked(mentee))).isEqualTo(3_000);
        assertThat(set(null).at("/mentor/commission/agreed").asBoolean()).isFalse();
        assertThat(commission(mentor.booked(mentee))).isEqualTo(2_500);
    }

    @Test
    void theMentorAndStaffReadItAndWhoHasSetIt() {
        set(2_222);

        assertThat(shown(mentor.client())).isEqualTo("{\"basisPoints\":2222,\"agreed\":true}");
        assertThat(shown(finance)).isEqualTo("{\"basisPoints\":2222,\"agreed\":true}");
        assertThat(shown(mentee)).isEqualTo("null");
        assertThat(shown(anyone)).isEqualTo("null");
        var history = mentor.client().query("{ me { mentor { history { type actor { id } } } } }");
        assertThat(history.at("/me/mentor/history")).anySatisfy(entry -> {
            assertThat(entry.get("type").asString()).isEqualTo("CommissionSet");
            assertThat(entry.at("/actor/id").asString()).isEqualTo(finance.me());
        });
    }

    @Test
    void itIsRefusedOutOfItsBoundsAndForNobody() {
        assertThat(code(mentor.id(), 1_999)).isEqualTo("INVALID_COMMISSION");
        assertThat(code(mentor.id(), 3_001)).isEqualTo("INVALID_COMMISSION");
        assertThat(code("mtr_none", 2_000)).isEqualTo("NOT_FOUND");
    }

    private JsonNode set(@Nullable Integer basisPoints) {
        return finance.mutate(
                "setCommission",
                "SetCommissionInput",
                input(mentor.id(), basisPoints),
                "mentor { commission { basisPoints agreed } }");
    }

    private String code(String mentorId, int basisPoints) {
        return finance.tryMutate("setCommission", "SetCommissionInput", input(mentorId, basisPoints), "mentor { id }")
                .at("/errors/0/code")
                .asString();
    }

    private static Map<String, Object> input(String mentorId, @Nullable Integer basisPoints) {
        var input = new HashMap<String, Object>(Map.of("mentorId", mentorId, "reason", "A founding mentor"));
        if (basisPoints != null) {
            input.put("basisPoints", basisPoints);
        }
        return input;
    }

    private String shown(GraphQlClient viewer) {
        return viewer.query(
                        "query($id: ID!) { mentor(id: $id) { commission { basisPoints agreed } } }",
                        Map.of("id", mentor.id()))
                .at("/mentor/commission")
                .toString();
    }

    private long commission(String bookingId) {
        return mentee.read(bookingId).at("/commission/amountMinor").asLong();
    }

    private long paid(String bookingId) {
        var payout = finance.read(bookingId).at("/payment/payout");
        assertThat(payout.at("/status").asString()).isEqualTo("PAID");
        return payout.at("/amount/amountMinor").asLong();
    }
}
