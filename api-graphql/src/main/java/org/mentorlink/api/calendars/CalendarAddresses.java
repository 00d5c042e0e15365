package org.mentorlink.api.calendars;

import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.WebAddress;
import org.springframework.stereotype.Component;

/** Where the private feeds are. */
@Component
class CalendarAddresses {

    static final String PATH = "/calendars/";
    static final String SUFFIX = ".ics";

    private final @Nullable String own;
    private final WebAddress web;

    CalendarAddresses(CalendarProperties calendars, WebAddress web) {
        this.own = calendars.baseUrl();
        this.web = web;
    }

    String of(String token) {
        var path = PATH + token + SUFFIX;
        return own == null || own.isBlank() ? web.page(path) : WebAddress.page(own, path);
    }
}
