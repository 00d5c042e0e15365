package org.mentorlink.query.booking;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.FormView;
import org.mentorlink.booking.PreSessionForm;
import org.mentorlink.booking.PreSessionFormsEvent;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormRemoved;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormSet;
import org.mentorlink.booking.PreSessionFormsView;
import org.mentorlink.booking.PreSessionFormsView.OfOffering;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-bookings")
class PreSessionFormsProjection {

    private final PreSessionForms forms;

    PreSessionFormsProjection(PreSessionForms forms) {
        this.forms = forms;
    }

    @EventHandler
    void on(PreSessionFormsEvent event, EventMessage<?> message) {
        forms.fold(event.preSessionFormsId().value(), Seen.of(message), before -> evolve(before, event));
    }

    private static PreSessionFormsView evolve(@Nullable PreSessionFormsView before, PreSessionFormsEvent event) {
        var known = before == null
                ? PreSessionFormsView.none(event.preSessionFormsId().value())
                : before;
        return switch (event) {
            case PreSessionFormSet set ->
                with(known, set.offeringId(), Forms.view(new PreSessionForm(known.version() + 1, set.questions())));
            case PreSessionFormRemoved removed -> with(known, removed.offeringId(), null);
        };
    }

    private static PreSessionFormsView with(
            PreSessionFormsView forms, @Nullable OfferingId offeringId, @Nullable FormView form) {
        if (offeringId == null) {
            return new PreSessionFormsView(forms.id(), form, forms.ofOfferings(), forms.version() + 1);
        }
        List<OfOffering> others = new ArrayList<>(forms.ofOfferings());
        others.removeIf(other -> other.offeringId().equals(offeringId.value()));
        if (form != null) {
            others.add(new OfOffering(offeringId.value(), form));
        }
        return new PreSessionFormsView(forms.id(), forms.usual(), List.copyOf(others), forms.version() + 1);
    }

    @ResetHandler
    void reset() {
        forms.clear();
    }
}
