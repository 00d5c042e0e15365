package org.mentorlink.api.calendars;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment can set about calendars.
 *
 * @param baseUrl where calendar programs find the API; where people find the web client unless set
 * @param past how long ago sessions may have ended that a feed still shows
 * @param fetches how often an address may fetch feeds in 15 minutes, found or not
 * @param google calendars of members at Google
 */
@ConfigurationProperties("mentorlink.calendars")
record CalendarProperties(
        @Nullable String baseUrl,
        @DefaultValue("90d") Duration past,
        @DefaultValue("600") int fetches,
        @DefaultValue Google google) {

    /** Where members consent that their calendars at a provider are read and written. */
    interface Consent {

        String clientId();

        String authUri();

        @Nullable String redirectUri();

        String scope();
    }

    /**
     * @param clientId without one Google is not offered
     * @param redirectUri the page of the web client that Google sends members back to; {@code /calendar-connected} unless set
     */
    record Google(
            @DefaultValue("") String clientId,

            @DefaultValue("https://accounts.google.com/o/oauth2/v2/auth")
            String authUri,

            @Nullable String redirectUri)
            implements Consent {

        @Override
        public String scope() {
            return "https://www.googleapis.com/auth/calendar.events";
        }
    }
}
