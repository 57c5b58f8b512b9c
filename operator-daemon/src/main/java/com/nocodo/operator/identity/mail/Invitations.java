package com.nocodo.operator.identity.mail;

import com.nocodo.protocol.ProblemException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Sends invitations by mail.
public final class Invitations {
    private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);
    private static final String WAIT_MILLIS = "10000";

    private final MailSettings settings;

    public Invitations(MailSettings settings) {
        this.settings = settings;
    }

    /// @return why it was not sent, in words; empty once the server has taken it
    public Optional<String> send(String address, Letter letter) {
        try {
            var sender = sender();
            var message = sender.createMimeMessage();
            var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            parts.setFrom(new InternetAddress(settings.from(), true));
            parts.setTo(new InternetAddress(address, true)); // one address, or none: no list, no header after it
            parts.setSubject(letter.subject());
            parts.setText(letter.text(), letter.html());
            message.setHeader("Auto-Submitted", "auto-generated");
            sender.send(message);
            return Optional.empty();
        } catch (MessagingException | MailException | ProblemException e) {
            LOG.warn("an invitation was not sent: {}", e.getClass().getSimpleName());
            return Optional.of(reason(e));
        }
    }

    private JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setUsername(settings.user());
        sender.setPassword(settings.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(properties());
        return sender;
    }

    private Properties properties() {
        var properties = new Properties();
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + wait, WAIT_MILLIS);
        }
        properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.tls()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }

    private String reason(Exception e) {
        return switch (e) {
            case MailAuthenticationException refused ->
                "The mail server %s does not accept the user or the password.".formatted(settings.host());
            case MailSendException failed
            when failed.getCause() == null ->
                "The mail server %s did not take the mail for this address.".formatted(settings.host());
            case MailException failed ->
                "The mail server %s could not be reached, or not in the way that NOCODO_SMTP_TLS asks for."
                        .formatted(settings.host());
            case ProblemException problem -> problem.problem().message();
            default -> "This address cannot be written on a mail.";
        };
    }
}
