package org.mentorlink.app;

import org.mentorlink.app.apart.Side;
import org.mentorlink.shared.SandboxTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to go. */
@Component
class ReadyMessage {

    private static final Logger log = LoggerFactory.getLogger(ReadyMessage.class);

    private final ObjectProvider<SandboxTime> sandbox;

    ReadyMessage(ObjectProvider<SandboxTime> sandbox) {
        this.sandbox = sandbox;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            var taken = event.getTimeTaken();
            var url = "http://localhost:" + web.getWebServer().getPort();
            var sides = Side.of(event.getApplicationContext().getEnvironment());
            if (!sides.contains(Side.API)) {
                log.info("MentorLink is ready: {}, which answers at {}/actuator/health alone", sides, url);
                return;
            }
            log.info(
                    "MentorLink is ready{}: {}, GraphiQL at {}/graphiql, API at {}/graphql{}",
                    taken == null ? "" : " after " + taken.toMillis() + " ms",
                    url,
                    url,
                    url,
                    sandbox.getIfAvailable() == null
                            ? ""
                            : ". This is the sandbox: sign in as lerato@mentorlink.example with the password mentorlink");
        }
    }
}
