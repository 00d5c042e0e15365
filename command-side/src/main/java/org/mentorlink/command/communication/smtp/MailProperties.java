package org.mentorlink.command.communication.smtp;

import org.mentorlink.shared.Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment can set about its mail, beside {@code spring.mail.*}.
 *
 * @param from whom mail comes from, with or without a name
 */
@ConfigurationProperties("mentorlink.mail")
record MailProperties(@DefaultValue(Settings.MAIL_FROM) String from) {}
