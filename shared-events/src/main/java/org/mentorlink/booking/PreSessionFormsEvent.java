package org.mentorlink.booking;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.OfferingId;

/** I12: what has happened to a mentor's pre-session forms. */
public sealed interface PreSessionFormsEvent {

    PreSessionFormsId preSessionFormsId();

    /**
     * The whole form after the change.
     *
     * @param offeringId absent for the usual one
     */
    @Revision("1")
    record PreSessionFormSet(
            PreSessionFormsId preSessionFormsId,
            MentorId mentorId,
            @Nullable OfferingId offeringId,
            List<FormQuestion> questions)
            implements PreSessionFormsEvent {}

    @Revision("1")
    record PreSessionFormRemoved(
            PreSessionFormsId preSessionFormsId, @Nullable OfferingId offeringId) implements PreSessionFormsEvent {}
}
