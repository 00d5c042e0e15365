package org.mentorlink.query.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.DisputeFact;
import org.mentorlink.booking.DisputeFactKind;

class EvidenceTextTest {

    private static final DisputeFact CHECKED_IN = fact(DisputeFactKind.CHECKED_IN, null);
    private static final DisputeFact DECIDED = fact(DisputeFactKind.DECIDED, "RELEASE: " + "d".repeat(990));

    @Test
    void leaves_short_statements_as_they_are() {
        var text = EvidenceText.all(List.of(CHECKED_IN, said("I waited"), DECIDED));

        assertThat(text.lines())
                .containsExactly(
                        "2026-03-09T12:00:00Z CHECKED_IN by MENTEE [abc]",
                        "2026-03-09T12:00:00Z STATEMENT by MENTEE: I waited [abc]",
                        EvidenceText.line(DECIDED));
    }

    @Test
    void shortens_statements_and_never_facts() {
        var facts = new ArrayList<>(Collections.nCopies(20, said("s".repeat(2_000))));
        facts.add(said("I waited"));
        facts.add(CHECKED_IN);
        facts.add(DECIDED);

        var text = EvidenceText.all(facts);

        assertThat(text).hasSizeBetween(19_500, EvidenceText.LONGEST);
        assertThat(text.lines().toList())
                .hasSize(23)
                .endsWith(
                        EvidenceText.line(said("I waited")), EvidenceText.line(CHECKED_IN), EvidenceText.line(DECIDED))
                .first()
                .asString()
                .matches(".*: s{800,}… \\(\\d+ characters left out\\) \\[abc]");
    }

    @Test
    void says_how_much_is_left_out_and_halves_no_character() {
        var smiles = "\uD83D\uDE00".repeat(15_000);

        for (var text : List.of(smiles, "x" + smiles)) {
            var cut = EvidenceText.cut(text);
            var kept = cut.substring(0, cut.indexOf('…'));

            assertThat(cut).hasSizeLessThanOrEqualTo(EvidenceText.LONGEST);
            assertThat(text).startsWith(kept);
            assertThat(Character.isLowSurrogate(kept.charAt(kept.length() - 1))).isTrue();
            assertThat(cut).endsWith("… (" + (text.length() - kept.length()) + " characters left out)");
        }
    }

    private static DisputeFact said(String words) {
        return fact(DisputeFactKind.STATEMENT, words);
    }

    private static DisputeFact fact(DisputeFactKind kind, @Nullable String words) {
        return new DisputeFact(
                "evt_1", Instant.parse("2026-03-09T12:00:00Z"), kind, "MENTEE", words, null, null, "abc");
    }
}
