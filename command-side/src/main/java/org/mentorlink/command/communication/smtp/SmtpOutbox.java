package org.mentorlink.command.communication.smtp;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.mentorlink.command.communication.Attachment;
import org.mentorlink.command.communication.Message;
import org.mentorlink.command.communication.MessageNotSent;
import org.mentorlink.command.communication.Outbox;
import org.mentorlink.command.communication.smtp.SentMail.Claim;
import org.mentorlink.communication.NoticeState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends each message once, as plain text and as HTML. What the recipient's address or server refuses for good is noted and
 * never tried again. Any other failure is thrown, so that whoever sends tries again; its text names no address, as it ends
 * in a log.
 */
class SmtpOutbox implements Outbox {

    private static final Logger log = LoggerFactory.getLogger(SmtpOutbox.class);
    private static final String NO_ADDRESS = "no address";

    private final JavaMailSender mail;
    private final SentMail sent;
    private final String from;

    SmtpOutbox(JavaMailSender mail, SentMail sent, String from) {
        this.mail = mail;
        this.sent = sent;
        this.from = from;
    }

    @Override
    public void send(Message message) {
        deliver(message);
    }

    @Override
    public NoticeState deliver(Message message) {
        if (!message.channel().equals(Message.EMAIL)) {
            return NoticeState.UNREACHABLE;
        }
        switch (sent.claim(message)) {
            case Claim.Ours ours -> take(message, ours);
            case Claim.Settled() -> {}
            // It may fail there yet, and whether it went out is not ours to say.
            case Claim.Taken() -> throw new MessageNotSent(message + " is being sent by another process");
        }
        return sent.isGivenUp(message) ? NoticeState.UNREACHABLE : NoticeState.SENT;
    }

    private void take(Message message, Claim.Ours ours) {
        try {
            mail.send(written(message, strict(message.to())));
        } catch (AddressException refused) {
            isFinal(message, ours, NO_ADDRESS);
            return;
        } catch (MessagingException | RuntimeException failure) {
            var refusal = Refusal.in(failure);
            if (refusal.isPresent()) {
                isFinal(message, ours, refusal.get());
                return;
            }
            sent.giveBack(message, ours);
            throw new MessageNotSent(
                    message + " was not taken: " + failure.getClass().getSimpleName());
        }
        sent.handedOver(message, ours);
    }

    private void isFinal(Message message, Claim.Ours ours, String why) {
        log.warn("{} is given up, its recipient cannot be reached: {}", message, why);
        sent.giveUp(message, ours, why);
    }

    /** An address that is none to the mail library would fail in the same way for ever. */
    private static InternetAddress strict(String address) throws AddressException {
        var parsed = new InternetAddress(address, true);
        parsed.validate();
        return parsed;
    }

    private MimeMessage written(Message message, InternetAddress to) throws MessagingException {
        var mime = mail.createMimeMessage();
        var helper = new MimeMessageHelper(mime, true, StandardCharsets.UTF_8.name());
        helper.setFrom(sender());
        helper.setTo(to);
        helper.setSubject(message.subject());
        helper.setSentDate(Date.from(message.at()));
        helper.setText(Letter.text(message), Letter.html(message));
        for (var attachment : message.attachments()) {
            attach(helper, attachment);
        }
        // Out-of-office replies stay away, and so do replies of other machines.
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setHeader("X-Auto-Response-Suppress", "All");
        return mime;
    }

    /** Ours, so that it is no fault of the recipient's when it is none. */
    private InternetAddress sender() {
        try {
            return new InternetAddress(from);
        } catch (AddressException e) {
            throw new MailPreparationException("mentorlink.mail.from is no address", e);
        }
    }

    /**
     * Twice, as others send invitations: as another form of the message, from which mail programs offer to take it over,
     * and as a file for those that do not.
     */
    private static void attach(MimeMessageHelper helper, Attachment attachment) throws MessagingException {
        var content = attachment.content().getBytes(StandardCharsets.UTF_8);
        var form = new MimeBodyPart();
        form.setDataHandler(new DataHandler(new ByteArrayDataSource(content, attachment.mediaType())));
        forms(helper).addBodyPart(form);
        helper.addAttachment(attachment.fileName(), () -> new ByteArrayInputStream(content), attachment.mediaType());
    }

    /** Where the plain text and the HTML are. */
    private static MimeMultipart forms(MimeMessageHelper helper) throws MessagingException {
        try {
            return (MimeMultipart) helper.getMimeMultipart().getBodyPart(0).getContent();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** How a message looks. */
    private static final class Letter {

        private static final String BODY = """
                <!doctype html>
                <html lang="en"><body style="font-family: sans-serif; line-height: 1.5">
                <p>%s</p>
                %s<p style="color: #666">MentorLink</p>
                </body></html>
                """;
        private static final String LINK = """
                <p><a href="%1$s">Open MentorLink</a></p>
                <p style="color: #666">Or copy this address: %1$s</p>
                """;

        private Letter() {}

        static String text(Message message) {
            var link = message.link();
            return link == null ? message.body() + "\n" : message.body() + "\n\n" + link + "\n";
        }

        static String html(Message message) {
            var link = message.link();
            var body = escaped(message.body()).replace("\n", "<br>");
            return BODY.formatted(body, link == null ? "" : LINK.formatted(escaped(link)));
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
    }
}
