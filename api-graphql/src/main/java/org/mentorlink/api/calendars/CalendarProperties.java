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
 */
@ConfigurationProperties("mentorlink.calendars")
record CalendarProperties(
        @Nullable String baseUrl,
        @DefaultValue("90d") Duration past,
        @DefaultValue("600") int fetches) {}
