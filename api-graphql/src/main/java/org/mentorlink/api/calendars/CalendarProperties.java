package org.mentorlink.api.calendars;

import java.time.Duration;
import java.util.Map;
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
 * @param microsoft calendars of members at Microsoft
 */
@ConfigurationProperties("mentorlink.calendars")
record CalendarProperties(
        @Nullable String baseUrl,
        @DefaultValue("90d") Duration past,
        @DefaultValue("600") int fetches,
        @DefaultValue Google google,
        @DefaultValue Microsoft microsoft) {

    /** Where members consent that their calendars at a provider are read and written. */
    interface Consent {

        String clientId();

        String authUri();

        @Nullable String redirectUri();

        String scope();

        /** What this provider wants to be told beside that. */
        Map<String, String> besides();
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

        /** Without either there is no refresh token. */
        @Override
        public Map<String, String> besides() {
            return Map.of("access_type", "offline", "prompt", "consent");
        }
    }

    /**
     * @param clientId without one Microsoft 365 is not offered
     * @param authority whose accounts may be connected; {@code common} means those of every organisation and of persons
     * @param redirectUri the page of the web client that Microsoft sends members back to; {@code /calendar-connected} unless set
     */
    record Microsoft(
            @DefaultValue("") String clientId,

            @DefaultValue("https://login.microsoftonline.com/common")
            String authority,

            @Nullable String redirectUri)
            implements Consent {

        @Override
        public String authUri() {
            return authority + "/oauth2/v2.0/authorize";
        }

        @Override
        public String scope() {
            return "offline_access https://graph.microsoft.com/Calendars.ReadWrite";
        }

        @Override
        public Map<String, String> besides() {
            return Map.of("prompt", "select_account");
        }
    }
}
