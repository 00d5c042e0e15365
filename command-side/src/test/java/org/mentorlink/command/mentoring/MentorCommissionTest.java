package org.mentorlink.command.mentoring;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.applied;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.MentorCommand.SetCommission;
import org.mentorlink.mentoring.MentorEvent.CommissionSet;
import org.mentorlink.shared.Personal;

/** K5: what the platform keeps of what is booked with one mentor. */
class MentorCommissionTest {

    static final Set<Class<?>> MESSAGES = Set.of(SetCommission.class, CommissionSet.class);

    private static final String REASON = "A founding mentor";

    @AfterAll
    static void every_message_of_the_commission_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 2_500, 3_000})
    void it_is_set_within_the_bounds_for_a_reason(int basisPoints) {
        mentor().when(setting(basisPoints, " " + REASON + " ")).then(set(basisPoints));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_999, 3_001, 10_000})
    void it_is_refused_out_of_them(int basisPoints) {
        mentor().when(setting(basisPoints, REASON)).refused("INVALID_COMMISSION", "input", "basisPoints");
    }

    @Test
    void it_is_the_usual_one_again_where_nothing_else_is_agreed_on() {
        mentor().when(setting(null, REASON)).nothing();
        mentor(set(2_000)).when(setting(null, REASON)).then(set(null));
        mentor(set(2_000), set(null)).when(setting(null, REASON)).nothing();
    }

    @Test
    void it_changes_as_often_as_it_is_another() {
        mentor(set(2_000)).when(setting(2_000, "Again")).nothing();
        mentor(set(2_000)).when(setting(2_100, REASON)).then(set(2_100));
        mentor(set(2_000), set(2_100)).when(setting(2_000, REASON)).then(set(2_000));
    }

    /** Also where it is the usual one by now: that it was agreed on is what stays, whatever the usual one becomes. */
    @Test
    void it_is_agreed_on_even_as_much_as_is_usual() {
        mentor(set(null)).when(setting(2_500, REASON)).then(set(2_500));
    }

    @Test
    void it_needs_a_reason() {
        mentor().when(setting(2_000, " ")).refused("BLANK_REASON", "input", "reason");
        mentor().when(setting(2_000, "x".repeat(1_001))).refused("REASON_TOO_LONG", "input", "reason");
    }

    @Test
    void nobody_sets_their_own() {
        mentor().when(new SetCommission(MENTOR_GRACE, 2_000, GRACE, REASON)).refused("OWN_COMMISSION");
    }

    private static SetCommission setting(@Nullable Integer basisPoints, String reason) {
        return new SetCommission(MENTOR_GRACE, basisPoints, ADA, reason);
    }

    private static CommissionSet set(@Nullable Integer basisPoints) {
        return new CommissionSet(MENTOR_GRACE, basisPoints, ADA, Personal.of(ADA, REASON));
    }

    private static Scenario<Mentor> mentor(CommissionSet... history) {
        Categories none = category -> false;
        return new Scenario<>(Mentor.class, NOW, none)
                .given(Stream.concat(Stream.of(applied()), Stream.of(history)).toArray());
    }
}
