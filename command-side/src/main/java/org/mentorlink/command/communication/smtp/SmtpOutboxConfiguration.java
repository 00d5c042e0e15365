package org.mentorlink.command.communication.smtp;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/** Mail goes out for real as soon as {@code spring.mail.host} names a server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
@EnableConfigurationProperties(MailProperties.class)
class SmtpOutboxConfiguration {

    @Bean
    @Primary
    SmtpOutbox smtpOutbox(JavaMailSender mail, JdbcClient jdbc, MailProperties properties) {
        return new SmtpOutbox(mail, new SentMail(jdbc), properties.from());
    }
}
