package org.mentorlink.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.shared.Personal;

class MenteeProfileTest {

    @Test
    void tells_interests_as_they_were_written_before_they_were_personal() {
        assertThat(profile(List.of("Engines"), null).readableInterests()).containsExactly("Engines");
    }

    @Test
    void tells_no_interest_of_somebody_erased() {
        var erased = new Personal("mbr_ada", null);
        assertThat(profile(null, List.of(Personal.of("mbr_ada", "Music"), erased))
                        .readableInterests())
                .containsExactly("Music");
    }

    private static MenteeProfile profile(@Nullable List<String> inClear, @Nullable List<Personal> personal) {
        return new MenteeProfile(null, null, null, null, null, inClear, List.of(), null, personal);
    }
}
