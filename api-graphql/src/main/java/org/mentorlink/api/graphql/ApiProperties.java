package org.mentorlink.api.graphql;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What a deployment can set about the API. */
@ConfigurationProperties("mentorlink")
public record ApiProperties(
        @DefaultValue Limits limits,
        @DefaultValue Cors cors,
        @DefaultValue Session session,
        @DefaultValue Web web,
        @DefaultValue SignIn signIn,
        @DefaultValue Sandbox sandbox) {

    /** A7: whether members do business only once their address is verified. */
    public boolean verificationRequired() {
        return switch (signIn.verification()) {
            case REQUIRED -> true;
            case OPTIONAL -> false;
            case BY_SANDBOX -> !sandbox.enabled();
        };
    }

    /**
     * @param anonymous requests per address in 15 minutes, of callers who are not signed in
     * @param bookings requests for a booking per member in one hour
     * @param member requests of any kind per member in one minute
     * @param credentials tries of a password, link or session per address in 15 minutes; half of the anonymous unless set
     * @param registrations tries to register per address in 15 minutes; half of the anonymous unless set
     * @param links requests for a link by e-mail per address in 15 minutes; a fifth of the anonymous unless set
     * @param mails messages with a link per mailbox in one hour; a tenth of the anonymous unless set
     * @param depth how deep a query may nest
     * @param complexity how many objects a query may ask for
     * @param requestBytes how long a request's body may be
     * @param requestTime how long the whole of a request's body may take to come
     * @param execution how long an operation may take
     * @param subscriptions how many live subscriptions a member, or an address without sign-in, may have at a time
     * @param liveMessageChars how long a message over WebSocket may be
     * @param liveIdle how long a WebSocket may be silent in both directions
     */
    public record Limits(
            @DefaultValue("100") int anonymous,
            @DefaultValue("3") int bookings,
            @DefaultValue("6000") int member,
            @Nullable Integer credentials,
            @Nullable Integer registrations,
            @Nullable Integer links,
            @Nullable Integer mails,
            @DefaultValue("15") int depth,
            @DefaultValue("5000") int complexity,
            @DefaultValue("262144") int requestBytes,
            @DefaultValue("30s") Duration requestTime,
            @DefaultValue("30s") Duration execution,
            @DefaultValue("50") int subscriptions,
            @DefaultValue("32768") int liveMessageChars,
            @DefaultValue("10m") Duration liveIdle) {

        int credentialsOrDefault() {
            return share(credentials, 2);
        }

        int registrationsOrDefault() {
            return share(registrations, 2);
        }

        int linksOrDefault() {
            return share(links, 5);
        }

        int mailsOrDefault() {
            return share(mails, 10);
        }

        /** So that a deployment that allows an address more allows it more of everything. */
        private int share(@Nullable Integer set, int part) {
            return set != null ? set : Math.max(1, anonymous / part);
        }
    }

    /** @param allowedOrigins origins besides our own whose pages may call the API; none by default, and never all */
    public record Cors(@DefaultValue List<String> allowedOrigins) {

        private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]+");

        public Cors {
            allowedOrigins.stream()
                    .filter(origin -> !ORIGIN.matcher(origin).matches())
                    .findFirst()
                    .ifPresent(origin -> {
                        throw new IllegalArgumentException("mentorlink.cors.allowed-origins: \"" + origin
                                + "\" is not an origin such as https://app.example.org");
                    });
        }
    }

    /** @param baseUrl where people find the web client, see {@link WebAddress}; links by e-mail lead there */
    public record Web(@Nullable String baseUrl) {}

    /**
     * @param verification whether an address must be verified before business is done; by default it must, but not in the
     *     sandbox
     * @param landing the page, below the base, that a sign-in by browser ends on
     */
    public record SignIn(
            @DefaultValue("BY_SANDBOX") Required verification,
            @DefaultValue("/") String landing) {}

    /** Whether something is required. */
    public enum Required {
        REQUIRED,
        OPTIONAL,
        BY_SANDBOX
    }

    /** @param enabled whether the sandbox stands in for the outside world */
    public record Sandbox(@DefaultValue("true") boolean enabled) {}

    /**
     * @param plainLocalhost whether the cookie may go over plain HTTP where the host is this machine itself
     * @param refreshGrace for how long a refresh token is still good after it was used, as several tabs may hold it and answers
     *     get lost
     */
    public record Session(
            @DefaultValue("true") boolean plainLocalhost,
            @DefaultValue("20s") Duration refreshGrace) {}
}
