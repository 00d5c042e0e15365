package org.mentorlink.command.calendars.google;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this deployment is known to Google.
 *
 * @param clientId without one Google is not offered
 * @param tokenUri where consents and refresh tokens are exchanged
 * @param rootUrl where the calendars are
 * @param timeout how long each answer may take to begin
 */
@ConfigurationProperties("mentorlink.calendars.google")
record GoogleProperties(
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("https://oauth2.googleapis.com/token") URI tokenUri,
        @DefaultValue("https://www.googleapis.com/") String rootUrl,
        @DefaultValue("10s") Duration timeout) {

    /** Nobody's secret gets into a log. */
    @Override
    public String toString() {
        return "GoogleProperties[" + clientId + "]";
    }
}
