package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Ids;

/** Names the pre-session forms of one mentor. */
public record PreSessionFormsId(@JsonValue String value) {

    public static final String PREFIX = "psf_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PreSessionFormsId {
        Ids.require(PREFIX, value);
    }

    public static PreSessionFormsId of(MentorId mentorId) {
        return new PreSessionFormsId(Ids.sibling(PREFIX, mentorId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
