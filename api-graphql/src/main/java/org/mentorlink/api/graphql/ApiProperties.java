package org.mentorlink.api.graphql;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What a deployment can set about the API. */
@ConfigurationProperties("mentorlink")
public record ApiProperties(
        @DefaultValue Limits limits,
        @DefaultValue Cors cors,
        @DefaultValue Session session) {

    /**
     * @param anonymous requests per address in 15 minutes, of callers who are not signed in
     * @param bookings requests for a booking per member in one hour
     * @param depth how deep a query may nest
     * @param complexity how many objects a query may ask for
     * @param requestBytes how long a request's body may be
     */
    public record Limits(
            @DefaultValue("100") int anonymous,
            @DefaultValue("3") int bookings,
            @DefaultValue("15") int depth,
            @DefaultValue("5000") int complexity,
            @DefaultValue("262144") int requestBytes) {}

    /** @param allowedOrigins origins besides our own whose pages may call the API; none by default */
    public record Cors(@DefaultValue List<String> allowedOrigins) {}

    /** @param plainLocalhost whether the cookie may go over plain HTTP where the host is this machine itself */
    public record Session(@DefaultValue("true") boolean plainLocalhost) {}
}
