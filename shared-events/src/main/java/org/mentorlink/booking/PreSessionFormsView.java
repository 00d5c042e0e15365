package org.mentorlink.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * I12: the pre-session forms of one mentor.
 *
 * @param usual asked wherever an offering has none of its own; absent where nothing is
 * @param ofOfferings those that have one of their own
 * @param version number of the forms' events
 */
public record PreSessionFormsView(String id, @Nullable FormView usual, List<OfOffering> ofOfferings, int version) {

    /** Without any form. */
    public static PreSessionFormsView none(String id) {
        return new PreSessionFormsView(id, null, List.of(), 0);
    }

    /** What is asked for an offering; without one, for the usual hour and for seats. Absent where nothing is. */
    public @Nullable FormView askedFor(@Nullable String offeringId) {
        var asked = ofOfferings.stream()
                .filter(own -> own.offeringId().equals(offeringId))
                .map(OfOffering::form)
                .findFirst()
                .orElse(usual);
        return asked == null || asked.questions().isEmpty() ? null : asked;
    }

    public record OfOffering(String offeringId, FormView form) {}
}
