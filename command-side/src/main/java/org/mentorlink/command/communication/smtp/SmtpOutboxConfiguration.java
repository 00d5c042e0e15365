package org.mentorlink.command.communication.smtp;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail goes out for real as soon as {@code spring.mail.host} names a server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
@EnableConfigurationProperties(MailProperties.class)
class SmtpOutboxConfiguration {

    /** Greeting, encryption, sign-in, sender, recipient and the message itself are some twelve. */
    private static final int ANSWERS = 20;

    @Bean
    SmtpOutbox smtpOutbox(JavaMailSender mail, SentMail sent, MailProperties properties) {
        if (mail instanceof JavaMailSenderImpl sender) {
            limit(sender, properties);
        }
        return new SmtpOutbox(mail, sent, properties.from());
    }

    @Bean
    @Profile("!axon-server")
    SentMail sentMail(JdbcClient jdbc) {
        return new JdbcSentMail(jdbc);
    }

    @Bean
    @Profile("axon-server")
    SentMail sharedSentMail(
            MongoDatabase database, @Qualifier("wallClock") Clock wallClock, MailProperties properties) {
        return new MongoSentMail(database.getCollection("sent_mail"), wallClock, lease(properties));
    }

    /** As long as a server may take for all it says and takes while a message is handed over, and more. */
    static Duration lease(MailProperties properties) {
        return properties.connectTimeout().plus(properties.timeout().multipliedBy(ANSWERS));
    }

    /**
     * Jakarta Mail waits for ever by itself, and everybody's next mail with it. What {@code spring.mail.properties} says goes
     * first.
     */
    static void limit(JavaMailSenderImpl sender, MailProperties properties) {
        var prefix =
                "mail." + Objects.requireNonNullElse(sender.getProtocol(), JavaMailSenderImpl.DEFAULT_PROTOCOL) + '.';
        Map.of(
                        "connectiontimeout", properties.connectTimeout(),
                        "timeout", properties.timeout(),
                        "writetimeout", properties.timeout())
                .forEach((name, limit) -> sender.getJavaMailProperties().putIfAbsent(prefix + name, millis(limit)));
    }

    private static String millis(Duration limit) {
        return Long.toString(limit.toMillis());
    }
}
