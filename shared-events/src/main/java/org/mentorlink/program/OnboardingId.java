package org.mentorlink.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names one member's way through one plan; made of what it is about. */
public record OnboardingId(@JsonValue String value) {

    public static final String PREFIX = "onb_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OnboardingId {
        Ids.require(PREFIX, value);
    }

    public static OnboardingId of(MemberId memberId, Track track) {
        var id = Ids.sibling(PREFIX, memberId.value())
                + '-'
                + track.role().name().toLowerCase(Locale.ROOT);
        var program = track.programId();
        return new OnboardingId(program == null ? id : id + '-' + Ids.sibling("", program.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
