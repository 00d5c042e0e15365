package org.mentorlink.command.communication.smtp;

import java.time.Duration;
import org.mentorlink.shared.Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment can set about its mail, beside {@code spring.mail.*}.
 *
 * @param from whom mail comes from, with or without a name
 * @param connectTimeout how long a server may take to be reached
 * @param timeout how long a server may take for each answer, and to take what is sent
 */
@ConfigurationProperties("mentorlink.mail")
record MailProperties(
        @DefaultValue(Settings.MAIL_FROM) String from,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout) {}
