package org.mentorlink.api.signin;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.graphql.WebAddress;
import org.mentorlink.communication.LinkCommand.SendLink;
import org.mentorlink.communication.LinkPurpose;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Links by e-mail: one-time tokens bound to a purpose and to a subject, which is whatever the caller wants to hear when
 * the token comes back. For an address nobody has, the same is done and nothing is sent.
 */
@Component
public class Links {

    private static final Logger log = LoggerFactory.getLogger(Links.class);

    private final Map<LinkPurpose, OneTimeTokens> tokens = new EnumMap<>(LinkPurpose.class);
    private final CommandGateway commands;
    private final WebAddress web;

    Links(EphemeralStore store, @Qualifier("wallClock") Clock wallClock, CommandGateway commands, WebAddress web) {
        for (var purpose : LinkPurpose.values()) {
            tokens.put(purpose, new OneTimeTokens(store, purpose.name(), wallClock));
        }
        this.commands = commands;
        this.web = web;
    }

    /**
     * Whom a link is mailed to.
     *
     * @param memberId whose key encrypts what is kept of the mail; one made up where there is nobody
     * @param address absent where nothing is to be sent
     */
    public record Recipient(MemberId memberId, @Nullable String address) {

        public static Recipient nobody() {
            return new Recipient(MemberId.random(), null);
        }

        @Override
        public String toString() {
            return "Recipient[" + memberId + "]";
        }
    }

    public void send(Visit visit, LinkPurpose purpose, Recipient to, String subject) {
        send(visit, purpose, to, subject, null);
    }

    /** @param code what the mail offers for typing, beside the link */
    void send(Visit visit, LinkPurpose purpose, Recipient to, String subject, @Nullable String code) {
        var token = service(purpose).generate(new GenerateOneTimeTokenRequest(subject, purpose.life()));
        var link = web.page(purpose.path()) + "?token=" + token.getTokenValue();
        mail(visit, new SendLink(to.memberId(), to.address(), purpose, link, code, token.getExpiresAt()));
    }

    /** Writes that there is no link, to somebody who asked for one. */
    void sendNone(Visit visit, LinkPurpose purpose, Recipient to, java.time.Instant until) {
        mail(visit, new SendLink(to.memberId(), to.address(), purpose, null, null, until));
    }

    private void mail(Visit visit, SendLink command) {
        commands.send(command, visit.metaData(Actor.PLATFORM)).whenComplete((sent, failure) -> {
            if (failure != null) {
                log.error("{} was not taken", command, failure);
            }
        });
    }

    /**
     * Uses a token up.
     *
     * @param purposes what it may have been made for
     * @return its subject; nothing where it is unknown, used, too old, or made for something else
     */
    public @Nullable String consume(String token, LinkPurpose... purposes) {
        return Arrays.stream(purposes)
                .map(purpose -> service(purpose).consume(new OneTimeTokenAuthenticationToken(token)))
                .filter(Objects::nonNull)
                .map(consumed -> consumed.getUsername())
                .findFirst()
                .orElse(null);
    }

    /** As {@link #consume}, but the token stays good: for what has to work before its link is used up. */
    public @Nullable String look(String token, LinkPurpose purpose) {
        return service(purpose).subject(token);
    }

    private OneTimeTokens service(LinkPurpose purpose) {
        return Objects.requireNonNull(tokens.get(purpose));
    }
}
