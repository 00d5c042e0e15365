package org.mentorlink.app.people;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.app.store.Phases;
import org.mentorlink.membership.AdminRosterId;
import org.mentorlink.membership.MemberCommand.AdmitMember;
import org.mentorlink.membership.Proof;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A6: somebody has to invite the first admin. Where there has never been one, the setting {@code mentorlink.admin.email}
 * makes one: verified, without a password, to sign in by link. Later starts leave everything as it is, also where that
 * admin has lost the role.
 */
@Component
class FirstAdmin implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final FirstCommands commands;
    private final EventStore events;
    private final Registration registration;
    private final String email;
    private volatile boolean running;

    FirstAdmin(
            FirstCommands commands,
            EventStore events,
            Registration registration,
            @Value("${mentorlink.admin.email:}") String email) {
        this.commands = commands;
        this.events = events;
        this.registration = registration;
        this.email = email.strip();
    }

    @Override
    public void start() {
        running = true;
        if (email.isEmpty()
                || events.lastSequenceNumberFor(AdminRosterId.ONLY.value()).isPresent()) {
            return;
        }
        var fingerprint = registration.fingerprint(email);
        var admission = new AdmitMember(
                Registration.memberIdOf(fingerprint),
                email,
                fingerprint,
                "First",
                "Admin",
                "Etc/UTC",
                List.of(Role.ADMIN),
                Proof.PLATFORM);
        try {
            commands.send(admission);
            log.info("The first admin has an account, and signs in by a link to their address");
        } catch (Refused refused) {
            log.warn(
                    "mentorlink.admin.email made no admin: {} {}",
                    refused.code(),
                    refused.refusal().message());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Phases.FIRST_ADMIN;
    }
}
