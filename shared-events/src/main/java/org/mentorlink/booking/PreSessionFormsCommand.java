package org.mentorlink.booking;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.OfferingId;

/** I12: what can be asked of a mentor's pre-session forms. */
public sealed interface PreSessionFormsCommand {

    PreSessionFormsId preSessionFormsId();

    /**
     * Replaces a form. What is booked already keeps the one it has.
     *
     * @param offeringId of which offering; absent for what is asked wherever an offering has no form of its own
     * @param questions none where nothing is to be asked
     * @param expectedVersion refused as VERSION_CONFLICT where that form has changed since
     */
    record SetPreSessionForm(
            @TargetAggregateIdentifier PreSessionFormsId preSessionFormsId,
            MentorId mentorId,
            @Nullable OfferingId offeringId,
            List<WantedQuestion> questions,
            int expectedVersion)
            implements PreSessionFormsCommand {}

    /** The offering is asked for with the usual form again; without that, nothing is asked. */
    record RemovePreSessionForm(
            @TargetAggregateIdentifier PreSessionFormsId preSessionFormsId,
            @Nullable OfferingId offeringId,
            int expectedVersion)
            implements PreSessionFormsCommand {}
}
