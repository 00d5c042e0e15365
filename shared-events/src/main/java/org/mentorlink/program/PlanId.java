package org.mentorlink.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.mentorlink.shared.Ids;

/** Names an onboarding plan. There is one for each role of the platform, and one for each program and role. */
public record PlanId(@JsonValue String value) {

    public static final String PREFIX = "onp_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlanId {
        Ids.require(PREFIX, value);
    }

    public static PlanId of(Track track) {
        var role = track.role().name().toLowerCase(Locale.ROOT);
        var program = track.programId();
        return new PlanId(program == null ? PREFIX + role : Ids.sibling(PREFIX, program.value()) + '-' + role);
    }

    @Override
    public String toString() {
        return value;
    }
}
