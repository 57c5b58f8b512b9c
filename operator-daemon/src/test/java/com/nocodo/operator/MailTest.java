package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nocodo.operator.identity.mail.MailSettings;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Invitations by a real mail server.
class MailTest {
    @TempDir
    static Path folder;

    private static GreenMail post;
    private static Served served;
    private static String owner;

    @BeforeAll
    static void serve() throws Exception {
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        served = Served.home(folder.resolve("home"), Clock.systemUTC(), settings(Map.of()));
        owner = served.signIn();
    }

    private static Map<String, String> settings(Map<String, String> others) {
        var settings = new HashMap<>(Map.of(
                "NOCODO_SMTP_HOST", "127.0.0.1",
                "NOCODO_SMTP_PORT", String.valueOf(post.getSmtp().getPort()),
                "NOCODO_SMTP_FROM", "nocodo@example.org",
                "NOCODO_SMTP_TLS", "none"));
        settings.putAll(others);
        return settings;
    }

    @AfterAll
    static void end() {
        served.close();
        post.stop();
    }

    @BeforeEach
    void clear() throws Exception {
        post.purgeEmailFromAllMailboxes();
    }

    private static Served.Answer invite(String name, String email, String language) throws Exception {
        return served.send(
                "POST",
                "/api/v1/members",
                "{\"name\":\"%s\",\"role\":\"viewer\",\"email\":\"%s\",\"language\":\"%s\"}"
                        .formatted(name, email, language),
                "Cookie",
                owner);
    }

    private static Served.Answer mail(Served.Answer invitation) throws Exception {
        var id = invitation.json().get("account").get("id").asString();
        return served.send("POST", "/api/v1/members/" + id + "/mail", null, "Cookie", owner);
    }

    @Test
    void anInvitationComesAsTextAndPageWithALinkThatSignsIn() throws Exception {
        var sent = mail(invite("Ada <b>&", "ada@example.org", "en"));

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.json().get("failure").isNull()).isTrue();
        var message = one();
        assertThat(message.getSubject()).isEqualTo("You are invited to nocodo");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("ada@example.org");
        assertThat(message.getFrom()[0]).hasToString("nocodo@example.org");
        var whole = part(message, "text/plain");
        assertThat(whole).contains("Hello Ada <b>&,", sent.json().get("link").asString());
        assertThat(part(message, "text/html")).contains("Ada &lt;b&gt;&amp;,").doesNotContain("<b>");
        var in = served.get(Served.path(sent.json().get("link").asString()));
        assertThat(in.header("Location")).isEqualTo("/");
        assertThat(Audited.of(served)).contains("mailed");
    }

    @Test
    void itIsWrittenInTheMembersLanguage() throws Exception {
        mail(invite("Jörg", "joerg@example.org", "de"));

        assertThat(one().getSubject()).isEqualTo("Sie sind zu nocodo eingeladen");
        assertThat(part(one(), "text/plain")).contains("Hallo Jörg,", "Öffnen Sie ihn");
    }

    @Test
    void nothingThatIsSaidBecomesAHeaderOrASecondAddress() throws Exception {
        for (var email : new String[] {
            "a@b.example\\r\\nBcc: c@d.example", "a@b.example,c@d.example", "a@b.example c@d.example", "<a@b.example>"
        }) {
            assertThat(invite("X", email, "en").status()).as(email).isEqualTo(422);
        }
        mail(invite("Eve\\r\\nBcc: victim@example.org\\r\\n", "eve@example.org", "en"));

        assertThat(one().getAllRecipients()).hasSize(1);
        assertThat(one().getHeader("Bcc")).isNull();
    }

    @Test
    void aServerThatTakesNothingIsToldAndTheLinkIsGood(@TempDir Path other) throws Exception {
        for (var broken : new Map[] {
            Map.of("NOCODO_SMTP_PORT", String.valueOf(RealIssuer.freePort())), Map.of("NOCODO_SMTP_TLS", "starttls")
        }) {
            var home = other.resolve(String.valueOf(broken.hashCode()));
            try (var second = Served.home(home, Clock.systemUTC(), settings(strings(broken)))) {
                var cookie = second.signIn();
                var id = second.send(
                                "POST",
                                "/api/v1/members",
                                "{\"name\":\"A\",\"role\":\"viewer\",\"email\":\"a@example.org\"}",
                                "Cookie",
                                cookie)
                        .json()
                        .get("account")
                        .get("id")
                        .asString();
                var sent = second.send("POST", "/api/v1/members/" + id + "/mail", null, "Cookie", cookie);
                assertThat(sent.json().get("failure").asString()).contains("127.0.0.1 could not be reached");
                assertThat(second.get(Served.path(sent.json().get("link").asString()))
                                .header("Location"))
                        .isEqualTo("/");
            }
        }
        assertThat(post.getReceivedMessages()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> strings(Map<?, ?> map) {
        return (Map<String, String>) map;
    }

    @Test
    void withoutAnAddressOrAServerThereIsNoMail(@TempDir Path other) throws Exception {
        var nameless =
                mail(served.send("POST", "/api/v1/members", "{\"name\":\"N\",\"role\":\"viewer\"}", "Cookie", owner));
        assertThat(nameless.status()).isEqualTo(409);
        assertThat(nameless.json().get("detail").asString()).contains("No address of N is known");
        try (var plain = Served.home(other.resolve("home"))) {
            var cookie = plain.signIn();
            var me = plain.get("/api/v1/me", "Cookie", cookie).json().get("id").asString();
            assertThat(plain.send("POST", "/api/v1/members/" + me + "/mail", null, "Cookie", cookie)
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void settingsThatAreNoneAreSaidBeforeAnythingStarts() {
        for (var bad : Map.of(
                        "NOCODO_SMTP_HOST", "a b",
                        "NOCODO_SMTP_PORT", "70000",
                        "NOCODO_SMTP_FROM", "nobody",
                        "NOCODO_SMTP_TLS", "maybe",
                        "NOCODO_SMTP_USER", "without a password",
                        "NOCODO_SMTP_PASSWORD_FILE", "/nowhere")
                .entrySet()) {
            assertThatThrownBy(() -> MailSettings.of(settings(Map.of(bad.getKey(), bad.getValue()))))
                    .as(bad.getKey())
                    .hasMessageContaining(bad.getKey());
        }
        assertThatThrownBy(() -> MailSettings.of(
                        settings(Map.of("NOCODO_SMTP_USER", "u", "NOCODO_SMTP_PASSWORD_FILE", "/nowhere"))))
                .hasMessageContaining("openly");
    }

    private static MimeMessage one() {
        assertThat(post.getReceivedMessages()).hasSize(1);
        return post.getReceivedMessages()[0];
    }

    private static String part(MimeMessage message, String type) throws Exception {
        return part((MimeMultipart) message.getContent(), type);
    }

    private static String part(MimeMultipart parts, String type) throws Exception {
        for (int i = 0; i < parts.getCount(); i++) {
            var part = parts.getBodyPart(i);
            if (part.getContent() instanceof MimeMultipart inner) {
                return part(inner, type);
            }
            if (part.isMimeType(type)) {
                return part.getContent().toString();
            }
        }
        throw new AssertionError("there is no " + type);
    }
}
