package org.mentorlink.api.calendars;

import org.mentorlink.api.graphql.ApiProperties;
import org.springframework.stereotype.Component;

/** Where the private feeds are. */
@Component
class CalendarAddresses {

    static final String PATH = "/calendars/";
    static final String SUFFIX = ".ics";

    private final ApiProperties.Web base;

    CalendarAddresses(CalendarProperties calendars, ApiProperties properties) {
        var own = calendars.baseUrl();
        this.base = own == null || own.isBlank() ? properties.web() : new ApiProperties.Web(own);
    }

    String of(String token) {
        return base.page(PATH + token + SUFFIX);
    }
}
