package org.mentorlink.command.calendars;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a deployment can set about calendars that members keep elsewhere.
 *
 * @param every how often one is read
 * @param keep for how long busy times count that cannot be read again
 * @param timeout how long a calendar may take to come and to be worked out, in all
 * @param most how large one may be, once unpacked
 * @param http whether addresses without encryption are asked
 * @param ports that are asked
 * @param privateHosts names of hosts within the own network that are asked nevertheless
 */
@ConfigurationProperties("mentorlink.calendars.outside")
public record OutsideProperties(
        @DefaultValue("1h") Duration every,
        @DefaultValue("7d") Duration keep,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("5MB") DataSize most,
        @DefaultValue("false") boolean http,
        @DefaultValue({"443", "80"}) Set<Integer> ports,
        @DefaultValue Set<String> privateHosts) {}
