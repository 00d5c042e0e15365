package org.mentorlink.command.calendars.microsoft;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this deployment is known to Microsoft.
 *
 * @param clientId without one Microsoft 365 is not offered
 * @param authority whose accounts may be connected; {@code common} means those of every organisation and of persons
 * @param rootUrl where the calendars are
 * @param timeout how long each answer may take
 */
@ConfigurationProperties("mentorlink.calendars.microsoft")
record MicrosoftProperties(
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,

        @DefaultValue("https://login.microsoftonline.com/common")
        String authority,

        @DefaultValue("https://graph.microsoft.com/v1.0/") URI rootUrl,
        @DefaultValue("10s") Duration timeout) {

    static final String SCOPE = "offline_access https://graph.microsoft.com/Calendars.ReadWrite";

    URI tokenUri() {
        return URI.create(authority + "/oauth2/v2.0/token");
    }

    /** Nobody's secret gets into a log. */
    @Override
    public String toString() {
        return "MicrosoftProperties[" + clientId + "]";
    }
}
