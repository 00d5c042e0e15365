package org.mentorlink.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    /** As documents tell it. */
    private static final Pattern FORM = Pattern.compile("[a-z]{3}_[A-Za-z0-9_-]{1,100}");

    private static final String LETTERS = "azAZ09_-`{@[/:. \u00e9\n";
    private static final long SEED = Long.getLong("ids.seed", 2026);

    @ParameterizedTest
    @ValueSource(strings = {"bkg_1", "bkg_Az-0_9", "bkg__", "bkg_-x"})
    void knowsItsOwn(String id) {
        assertThat(Ids.is("bkg_", id)).isTrue();
        Ids.require("bkg_", id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bkg",
                "bkg_",
                "pay_1",
                "bkg-1",
                "bkg_ 1",
                "bkg_1 ",
                "bkg_1\n",
                "bkg_\u00e9",
                "bkg_1.2",
                "bkg_1/2",
                " bkg_1"
            })
    void knowsWhatIsNone(String id) {
        assertThat(Ids.is("bkg_", id)).isFalse();
        assertThatThrownBy(() -> Ids.require("bkg_", id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an id of the kind bkg_...");
    }

    @Test
    void isAtMostSoLong() {
        assertThat(Ids.is("bkg_", "bkg_" + "x".repeat(100))).isTrue();
        assertThat(Ids.is("bkg_", "bkg_" + "x".repeat(101))).isFalse();
    }

    /** Of whatever letters, next to the borders of what is one, too. */
    @Test
    void isOfTheDocumentedForm() {
        var random = new Random(SEED);
        var wellFormed = 0;
        for (var i = 0; i < 100_000; i++) {
            var id = changed("bkg_" + some(random, random.nextInt(1, 8), 8), random);
            var is = FORM.matcher(id).matches();
            wellFormed += is ? 1 : 0;
            assertThat(Ids.is("", id)).as("%s, seed %s", id, SEED).isEqualTo(is);
        }
        assertThat(wellFormed).isBetween(10_000, 90_000);
    }

    private static String changed(String id, Random random) {
        var at = random.nextInt(id.length());
        return random.nextBoolean()
                ? id
                : id.substring(0, at) + some(random, 1, LETTERS.length()) + id.substring(at + 1);
    }

    private static String some(Random random, int length, int of) {
        return random.ints(length, 0, of)
                .collect(StringBuilder::new, (all, at) -> all.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }
}
