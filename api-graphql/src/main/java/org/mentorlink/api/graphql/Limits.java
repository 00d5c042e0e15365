package org.mentorlink.api.graphql;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * R2: how often the same address, the same member or the same mailbox may come. By the wall clock, which no sandbox moves.
 * What goes over throws a RATE_LIMITED problem that says when to come back.
 */
@Component
public class Limits {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final RateLimit anonymous;
    private final RateLimit credentials;
    private final RateLimit registrations;
    private final RateLimit links;
    private final RateLimit mails;
    private final RateLimit members;

    Limits(ApiProperties properties, RateLimits limits) {
        var settings = properties.limits();
        this.anonymous = limits.of("anonymous", settings.anonymous(), QUARTER);
        this.credentials = limits.of("credential", settings.credentialsOrDefault(), QUARTER);
        this.registrations = limits.of("registration", settings.registrationsOrDefault(), QUARTER);
        this.links = limits.of("link", settings.linksOrDefault(), QUARTER);
        this.mails = limits.of("mail", settings.mailsOrDefault(), Duration.ofHours(1));
        this.members = limits.of("member", settings.member(), Duration.ofMinutes(1));
    }

    /** Counts one anonymous request of an address, as {@link Address#counted} says it. */
    public void anonymous(String address) {
        anonymous.require(address);
    }

    /** Counts one request of a member. */
    public void member(String memberId) {
        members.require(memberId);
    }

    /**
     * Counts one try of a credential: a password, a link's secret, a refresh token. The first of an anonymous request was
     * counted as such with the request; more of them in one request, and those of members, count as anonymous ones too.
     */
    public void credential(Visit visit) {
        alsoAnonymous(visit);
        credentials.require(visit.address());
    }

    /** Counts one try to register. */
    public void registration(Visit visit) {
        alsoAnonymous(visit);
        registrations.require(visit.address());
    }

    /** Counts one request for a link, whatever it is for and whosever address it names. */
    public void link(Visit visit) {
        alsoAnonymous(visit);
        links.require(visit.address());
    }

    /**
     * Counts one message with a link to a mailbox, so that nobody can flood it from many addresses. Asked for known and
     * unknown mailboxes alike; whoever asked gets the same answer either way, and the message is not sent.
     *
     * @param fingerprint of the e-mail address, never the address itself
     * @return whether it may be sent
     */
    public boolean mayMail(String fingerprint) {
        return mails.use(fingerprint) == 0;
    }

    private void alsoAnonymous(Visit visit) {
        if (!visit.useCount()) {
            anonymous(visit.address());
        }
    }
}
