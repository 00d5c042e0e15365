package org.mentorlink.query.booking;

import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.booking.PreSessionFormsQuery.FindPreSessionForms;
import org.mentorlink.booking.PreSessionFormsViews;
import org.springframework.stereotype.Component;

@Component
class PreSessionFormsQueries {

    private final PreSessionForms forms;

    PreSessionFormsQueries(PreSessionForms forms) {
        this.forms = forms;
    }

    @QueryHandler
    PreSessionFormsViews handle(FindPreSessionForms query) {
        return new PreSessionFormsViews(forms.findAll(query.preSessionFormsIds()));
    }
}
